package dev.firth.eval.report;

/**
 * A number, with the interval it lies in where that is known.
 *
 * @param value NaN where it is not defined, which pages show as a dash and JSON as null
 * @param low the lower end; NaN: no interval
 * @param high the upper end; NaN: no interval
 */
public record Estimate(double value, double low, double high) {
  /** A number without an interval. */
  public static Estimate of(double value) {
    return new Estimate(value, Double.NaN, Double.NaN);
  }

  /** Whether both ends are known. */
  public boolean hasInterval() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }
}
