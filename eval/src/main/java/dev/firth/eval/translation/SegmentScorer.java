package dev.firth.eval.translation;

import java.util.List;

/** Counts what a metric needs of one segment after another; for one thread. */
interface SegmentScorer {
  /**
   * Writes a segment's statistics.
   *
   * @param references at least one
   * @param row where they go
   * @param at the place of the first one
   */
  void count(String hypothesis, List<String> references, double[] row, int at);
}
