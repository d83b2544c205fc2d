package dev.firth.corpora.text;

/**
 * UTF-8 as the Unicode Standard (chapter 3, table 3-7) defines it, and the way Java's {@link
 * java.nio.charset.CharsetDecoder} divides bytes that break it: each maximal part of a sequence
 * that could have become a character is replaced once, as is a three-byte surrogate as a whole.
 */
public final class Utf8 {
  private Utf8() {}

  /** Number of bytes that belong to no valid character. */
  public static long brokenBytes(byte[] bytes, int from, int to) {
    long broken = 0;
    for (int i = validEnd(bytes, from, to); i < to; i = validEnd(bytes, i, to)) {
      int length = brokenLength(bytes, i, to, true);
      broken += length;
      i += length;
    }
    return broken;
  }

  /** Index of the first byte that does not belong to a whole valid character, or {@code to}. */
  static int validEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (true) {
      i = AsciiScan.asciiEnd(bytes, i, to);
      while (i < to && bytes[i] < 0) {
        int length = multiByteLength(bytes, i, to);
        if (length == 0) {
          return i;
        }
        i += length;
      }
      if (i >= to) {
        return i;
      }
    }
  }

  /** Length of the whole valid character of two to four bytes at {@code i}, or 0. */
  private static int multiByteLength(byte[] bytes, int i, int to) {
    int first = bytes[i] & 0xFF;
    if (first < 0xE0) {
      return first >= 0xC2 && to - i >= 2 && isContinuation(bytes[i + 1]) ? 2 : 0;
    }
    if (first < 0xF0) {
      return to - i >= 3
              && isSecondOfThree(first, bytes[i + 1])
              && !isSurrogate(first, bytes[i + 1])
              && isContinuation(bytes[i + 2])
          ? 3
          : 0;
    }
    return first <= 0xF4
            && to - i >= 4
            && isSecondOfFour(first, bytes[i + 1])
            && isContinuation(bytes[i + 2])
            && isContinuation(bytes[i + 3])
        ? 4
        : 0;
  }

  /**
   * Number of bytes at {@code i}, where {@link #validEnd} stopped, that one U+FFFD stands for; 0 if
   * the bytes so far may still become a character.
   *
   * @param atEnd no more bytes will come
   */
  static int brokenLength(byte[] bytes, int i, int to, boolean atEnd) {
    int first = bytes[i] & 0xFF;
    int wanted = first < 0xC2 || first > 0xF4 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    int good = 1;
    while (good < wanted && good < to - i && isContinuationAt(good, first, bytes[i + good])) {
      good++;
    }
    boolean mayGoOn = good < wanted && good == to - i;
    return mayGoOn && !atEnd ? 0 : good;
  }

  private static boolean isContinuationAt(int place, int first, byte b) {
    if (place > 1 || first < 0xE0) {
      return isContinuation(b);
    }
    return first < 0xF0 ? isSecondOfThree(first, b) : isSecondOfFour(first, b);
  }

  private static boolean isContinuation(byte b) {
    return b < (byte) 0xC0;
  }

  private static boolean isSecondOfThree(int first, byte b) {
    return isContinuation(b) && (first != 0xE0 || (b & 0xFF) >= 0xA0);
  }

  private static boolean isSurrogate(int first, byte second) {
    return first == 0xED && (second & 0xFF) >= 0xA0;
  }

  private static boolean isSecondOfFour(int first, byte b) {
    int second = b & 0xFF;
    return isContinuation(b)
        && (first != 0xF0 || second >= 0x90)
        && (first != 0xF4 || second < 0x90);
  }
}
