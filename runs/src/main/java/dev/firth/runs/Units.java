package dev.firth.runs;

import java.util.Locale;

/**
 * Amounts, rates and times as people read them: three digits that matter, decimal prefixes.
 *
 * @param unit in the plural
 */
record Units(String unit) {
  private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};

  String amount(long units) {
    return unit.equals("bytes") ? bytes((double) units) : scaled((double) units, "") + " " + unit;
  }

  String rate(double perSecond) {
    return unit.equals("bytes")
        ? bytes(perSecond) + "/s"
        : scaled(perSecond, "") + " " + unit + "/s";
  }

  static String bytes(double bytes) {
    return bytes < 1000 ? Math.round(bytes) + " B" : scaled(bytes, " ").replace('k', 'K') + "B";
  }

  /** Hours, minutes and seconds; tenths below ten seconds. */
  static String time(double seconds) {
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long s = Math.round(seconds);
    if (s < 60) {
      return s + " s";
    }
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d min", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d h", s / 3600, s / 60 % 60);
  }

  static String number(double value) {
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= 1e-3 && size < 1e6);
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, plain ? "%.4f" : "%.3e", value)
        : Double.toString(value);
  }

  private static String scaled(double value, String space) {
    int prefix = 0;
    double scaled = value;
    while (scaled >= 999.5 && prefix < PREFIXES.length - 1) {
      scaled /= 1000;
      prefix++;
    }
    String digits =
        prefix == 0
            ? Long.toString(Math.round(scaled))
            : String.format(
                Locale.ROOT, scaled < 9.995 ? "%.2f" : scaled < 99.95 ? "%.1f" : "%.0f", scaled);
    return digits + space + PREFIXES[prefix];
  }
}
