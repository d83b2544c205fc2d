package dev.firth.embeddings.classify;

/**
 * How well a label was found.
 *
 * @param gold texts that have it
 * @param predicted texts that were given it
 * @param right texts of which both is true
 */
public record LabelScore(long gold, long predicted, long right) {
  /** Of those given the label, the share that has it; NaN if there are none. */
  public double precision() {
    return (double) right / predicted;
  }

  /** Of those that have the label, the share that was given it; NaN if there are none. */
  public double recall() {
    return (double) right / gold;
  }

  /** The harmonic mean of both, 0 if both are; NaN if nothing has or was given the label. */
  public double f1() {
    return 2.0 * right / (gold + predicted);
  }
}
