package dev.firth.eval.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How the numbers of a panel are written. */
public enum NumberStyle {
  /** Four digits after the point, as for F1, correlation or nDCG: 0.8315. */
  FRACTION,
  /** A share of 1 as a percentage with one digit: 83.2 %. */
  PERCENT,
  /** Two digits after the point, as for BLEU, chrF or TER: 32.41. */
  SCORE,
  /** A whole number: 1,204. */
  COUNT,
  /** Four digits that count, wherever the point is: 0.001234, 12.35, 123,500. */
  PLAIN;

  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

  /** The number as text; a dash for NaN. */
  public String format(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    String text =
        switch (this) {
          case FRACTION -> String.format(Locale.ROOT, "%.4f", value);
          case PERCENT -> String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * value);
          case SCORE -> String.format(Locale.ROOT, "%.2f", value);
          case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
          case PLAIN -> plain(value);
        };
    return text.replace('-', '−');
  }

  /** A count as text. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String plain(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e9)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    var rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
  }

  /** The number and, if it has one, its interval: {@code 32.41 [31.90, 32.88]}. */
  public String format(Estimate estimate) {
    String value = format(estimate.value());
    return estimate.hasInterval()
        ? value + " [" + format(estimate.low()) + ", " + format(estimate.high()) + "]"
        : value;
  }
}
