package dev.firth.corpora;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A 64-bit hash of bytes by folded 128-bit products, eight bytes a step, as wyhash has it. */
public final class ByteHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final long LAST_FACTOR = 0xD6E8FEB86659FD93L;

  private ByteHash() {}

  /** The hash of a range of bytes; different seeds give independent ones. */
  public static long of(byte[] bytes, int offset, int length, long seed) {
    long hash = seed ^ (length * LAST_FACTOR);
    int i = offset;
    int end = offset + length;
    for (; i <= end - 8; i += 8) {
      hash = mix(hash ^ word(bytes, i), FACTOR);
    }
    if (i < end) {
      hash = mix(hash ^ tail(bytes, i, end), FACTOR);
    }
    return mix(hash, LAST_FACTOR);
  }

  static long mix(long a, long b) {
    return (a * b) ^ Math.unsignedMultiplyHigh(a, b);
  }

  /** Eight bytes, the first one lowest. */
  static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** The at most eight bytes of a range, the first one lowest, zeros above. */
  static long tail(byte[] bytes, int from, int to) {
    long word = 0;
    for (int i = to - 1; i >= from; i--) {
      word = word << 8 | (bytes[i] & 0xFF);
    }
    return word;
  }
}
