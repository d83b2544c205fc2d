package dev.firth.eval.report;

import java.util.List;
import java.util.Objects;

/**
 * Horizontal bars: one figure for each of some groups (the sections of an analogy set, the labels
 * of a classifier, segments by length), for one series or several side by side (models, systems,
 * metrics).
 *
 * @param axis what the bars measure; they begin at 0, or at the lower end of the axis
 * @param countName what {@link BarGroup#count} counts, such as "questions"; empty: no such column
 * @param series the names of the bars of each group, at least one
 * @param groups from top to bottom
 */
public record BarPanel(
    String title,
    String caption,
    Axis axis,
    String countName,
    List<String> series,
    List<BarGroup> groups)
    implements Panel {
  /**
   * @throws IllegalArgumentException if a group has not one figure for each of the series
   */
  public BarPanel {
    Objects.requireNonNull(title);
    Objects.requireNonNull(caption);
    Objects.requireNonNull(axis);
    Objects.requireNonNull(countName);
    series = List.copyOf(series);
    groups = List.copyOf(groups);
    for (BarGroup group : groups) {
      if (series.isEmpty() || group.bars().size() != series.size()) {
        throw new IllegalArgumentException(
            series.size() + " series, but " + group.label() + " has " + group.bars().size());
      }
    }
  }
}
