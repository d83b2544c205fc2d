package dev.firth.tokenizers.model.bpe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Runs of ASCII letters, eight bytes at a time. The text has eight more bytes after its end. */
final class AsciiRuns {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long TOP = 0x8080808080808080L;
  private static final long CASE = ONES * 0x20;

  /** Added to a byte below 128 they set its top bit from 'a' on and beyond 'z'. */
  private static final long FROM_A = ONES * (0x80 - 'a');

  private static final long BEYOND_Z = ONES * (0x80 - 'z' - 1);

  private AsciiRuns() {}

  /** End of the letters from a place on; may be wrong only beyond the end of the text. */
  static int letters(byte[] text, int from) {
    int at = from;
    while (true) {
      long word = (long) LONG.get(text, at);
      long others = notLowercase(word | CASE) | (word & TOP);
      if (others != 0) {
        return at + (Long.numberOfTrailingZeros(others) >> 3);
      }
      at += Long.BYTES;
    }
  }

  /** End of the lower-case letters from a place on. */
  static int lowercase(byte[] text, int from) {
    int at = from;
    while (true) {
      long word = (long) LONG.get(text, at);
      long others = notLowercase(word) | (word & TOP);
      if (others != 0) {
        return at + (Long.numberOfTrailingZeros(others) >> 3);
      }
      at += Long.BYTES;
    }
  }

  /** Top bits of the bytes that are no lower-case letters, their own top bits left aside. */
  private static long notLowercase(long word) {
    long low = word & ~TOP;
    return (~(low + FROM_A) | (low + BEYOND_Z)) & TOP;
  }

  static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }
}
