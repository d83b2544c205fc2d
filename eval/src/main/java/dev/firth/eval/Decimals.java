package dev.firth.eval;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as C's {@code printf("%.4f")} writes them, and with it trec_eval, conlleval and Python:
 * what lies exactly in the middle goes to the even digit, so 0.15625 becomes 0.1562, where Java's
 * own format says 0.1563.
 */
public final class Decimals {
  private Decimals() {}

  /** So many digits behind the point; "-" for NaN, which is no figure. */
  public static String fixed(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "-" : Double.toString(value);
    }
    String text = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    return negative && !text.startsWith("-") ? "-" + text : text;
  }
}
