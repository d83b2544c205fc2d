package dev.firth.embeddings.glove;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Numbers from 0, seven bits a byte with the low ones first, in memory that grows. */
final class VarBytes {
  /** Bytes of the longest number. */
  static final int LONGEST = 10;

  private byte[] bytes = new byte[1 << 12];
  private int size;

  void write(long number) {
    if (bytes.length - size < LONGEST) {
      bytes = Arrays.copyOf(bytes, bytes.length + (bytes.length >> 1));
    }
    long rest = number;
    while (rest >= 0x80) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** All that was written since the last take; valid until the next write. */
  ByteBuffer take() {
    var taken = ByteBuffer.wrap(bytes, 0, size);
    size = 0;
    return taken;
  }

  /**
   * The next number of a buffer.
   *
   * @throws java.nio.BufferUnderflowException if the buffer ends before the number does
   */
  static long next(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      long bits = in.get();
      number |= (bits & 0x7f) << shift;
      if (bits >= 0) {
        return number;
      }
    }
  }
}
