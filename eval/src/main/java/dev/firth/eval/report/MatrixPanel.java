package dev.firth.eval.report;

import java.util.List;
import java.util.Objects;

/**
 * A confusion matrix.
 *
 * @param labels the classes; rows are what they are, columns what they were taken for
 * @param counts a row for each label, with a count for each label
 */
public record MatrixPanel(
    String title, String caption, List<String> labels, List<List<Long>> counts) implements Panel {
  /**
   * @throws IllegalArgumentException if the counts are no square of the labels, or one is negative
   */
  public MatrixPanel {
    Objects.requireNonNull(title);
    Objects.requireNonNull(caption);
    labels = List.copyOf(labels);
    counts = counts.stream().map(List::copyOf).toList();
    int size = labels.size();
    if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException("no matrix of " + size + " by " + size + " counts");
    }
    if (counts.stream().flatMap(List::stream).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("a count below zero");
    }
  }

  /** How many have a label. */
  public long rowTotal(int label) {
    return counts.get(label).stream().mapToLong(Long::longValue).sum();
  }
}
