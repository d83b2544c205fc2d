package dev.firth.eval.report;

import java.util.List;
import java.util.Objects;

/**
 * The bars of one thing.
 *
 * @param label the thing
 * @param count over how many the figures are; negative where that is not known
 * @param bars a figure for each series
 */
public record BarGroup(String label, long count, List<Estimate> bars) {
  public BarGroup {
    Objects.requireNonNull(label);
    bars = List.copyOf(bars);
  }

  /** A group of one bar. */
  public static BarGroup of(String label, long count, double value) {
    return new BarGroup(label, count, List.of(Estimate.of(value)));
  }
}
