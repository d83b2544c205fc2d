package dev.firth.corpora.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searches that look at eight bytes a step. */
final class AsciiScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;

  private AsciiScan() {}

  /** Index of the first byte from 0x80 upwards, or {@code to}. */
  static int asciiEnd(byte[] bytes, int from, int to) {
    int i = from;
    // Four words a turn: the common case, long ASCII text, then runs at the speed of the cache.
    for (; i <= to - 32; i += 32) {
      long all = word(bytes, i) | word(bytes, i + 8) | word(bytes, i + 16) | word(bytes, i + 24);
      if ((all & HIGH_BITS) != 0) {
        break;
      }
    }
    for (; i <= to - 8; i += 8) {
      long high = word(bytes, i) & HIGH_BITS;
      if (high != 0) {
        return i + (Long.numberOfTrailingZeros(high) >>> 3);
      }
    }
    while (i < to && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  /** Index of the first line feed, or {@code to}. */
  static int lineFeed(byte[] bytes, int from, int to) {
    int i = from;
    for (; i <= to - 8; i += 8) {
      long different = word(bytes, i) ^ LINE_FEEDS;
      // Only the lowest bit that this marks is certain; it is the only one used.
      long equal = (different - LOW_BITS) & ~different & HIGH_BITS;
      if (equal != 0) {
        return i + (Long.numberOfTrailingZeros(equal) >>> 3);
      }
    }
    while (i < to && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  /**
   * Whether a text may be cut behind this byte. Carriage return is not one of them: it may be the
   * first half of a line end.
   */
  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == 0x0B || b == '\f';
  }

  private static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }
}
