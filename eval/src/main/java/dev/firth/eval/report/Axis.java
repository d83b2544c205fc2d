package dev.firth.eval.report;

import java.util.Objects;

/**
 * What a direction of a plot means.
 *
 * @param name the quantity, with its unit
 * @param style how its numbers are written
 * @param low where it begins; NaN: where the data begin
 * @param high where it ends; NaN: where the data end
 */
public record Axis(String name, NumberStyle style, double low, double high) {
  public Axis {
    Objects.requireNonNull(name);
    Objects.requireNonNull(style);
  }

  /** An axis over the range of the data. */
  public static Axis of(String name, NumberStyle style) {
    return new Axis(name, style, Double.NaN, Double.NaN);
  }

  /** An axis from 0 to 1. */
  public static Axis share(String name) {
    return new Axis(name, NumberStyle.FRACTION, 0, 1);
  }

  public Axis from(double start) {
    return new Axis(name, style, start, high);
  }

  public Axis to(double end) {
    return new Axis(name, style, low, end);
  }
}
