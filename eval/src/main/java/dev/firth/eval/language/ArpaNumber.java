package dev.firth.eval.language;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers of text as floats, rounded once: the short ones, which is almost all, from
 * their digits, the others by {@link Float#parseFloat}. Not thread-safe.
 */
final class ArpaNumber {
  /** Whole numbers up to here, and these powers of ten, are exact in double precision. */
  private static final long MOST_EXACT = 1L << 53;

  private static final double[] POWERS = new double[23];

  /** The bits that a double has more than a float, and the tie among them. */
  private static final long DROPPED = (1L << 29) - 1;

  private static final long TIE = 1L << 28;

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  /** The number, NaN if the bytes are none. */
  float parse(byte[] text, int offset, int length) {
    int at = offset;
    int end = offset + length;
    boolean negative = text[at] == '-';
    if (negative || text[at] == '+') {
      at++;
    }
    long digits = 0;
    int behindPoint = 0;
    boolean point = false;
    boolean any = false;
    for (; at < end; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        behindPoint += point ? 1 : 0;
        any = true;
        if (digits >= MOST_EXACT) {
          return slow(text, offset, length);
        }
      } else if (text[at] == '.' && !point) {
        point = true;
      } else {
        return slow(text, offset, length);
      }
    }
    if (!any) {
      return Float.NaN;
    }
    if (behindPoint >= POWERS.length) {
      return slow(text, offset, length);
    }
    double exact = digits / POWERS[behindPoint];
    // The quotient was rounded; just at a tie of floats that could round it the wrong way again.
    if ((Double.doubleToRawLongBits(exact) & DROPPED) == TIE) {
      return slow(text, offset, length);
    }
    return (float) (negative ? -exact : exact);
  }

  private static float slow(byte[] text, int offset, int length) {
    var number = new String(text, offset, length, StandardCharsets.ISO_8859_1);
    // Java alone takes 1f, 1d and hexadecimal numbers.
    if (!number.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)) {
      return Float.NaN;
    }
    try {
      return Float.parseFloat(number);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }
}
