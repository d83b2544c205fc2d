package dev.firth.eval.significance;

/**
 * A score over items (sentences, queries, word pairs) that can be computed again over any draw of
 * them: what a bootstrap needs. Implementations are immutable and answer the same for the same
 * draw.
 */
public interface ResampledScore {
  /** How many items there are; at least one. */
  int items();

  /** The score over every item once. */
  double value();

  /**
   * The score over a draw with replacement: item {@code drawn[0]}, {@code drawn[1]}, …, each an
   * index from 0 to {@code items() - 1} that may come several times. NaN where the draw has no
   * score, as a correlation over equal values.
   */
  double over(int[] drawn);
}
