package dev.firth.transformer.bert.train;

import dev.firth.runs.UsageException;

/**
 * What counts how much when a small model learns from a large one.
 *
 * @param temperature that both models' scores are divided by; numbers have none
 * @param soft weight of the teacher's answers, at that temperature
 * @param hard weight of the right answers
 * @param hidden weight of one minus the cosine of the last hidden states; 0 where the models differ
 *     in dim
 */
public record DistillationOptions(double temperature, double soft, double hard, double hidden) {
  /**
   * Checks the numbers.
   *
   * @throws UsageException if the temperature is not above 0 or a weight below 0
   */
  public DistillationOptions {
    if (!(temperature > 0) || !(soft >= 0) || !(hard >= 0) || !(hidden >= 0)) {
      throw new UsageException(
          "distillation takes a temperature above 0 and weights from 0, not %s, %s, %s, %s"
              .formatted(temperature, soft, hard, hidden));
    }
  }

  /** DistilBERT's. */
  public static DistillationOptions defaults() {
    return new DistillationOptions(2, 5, 2, 1);
  }

  /** DistilBERT's, without hidden states where those of the two dims cannot be compared. */
  public static DistillationOptions defaults(int dim, int teachersDim) {
    DistillationOptions usual = defaults();
    return dim == teachersDim
        ? usual
        : new DistillationOptions(usual.temperature, usual.soft, usual.hard, 0);
  }

  /**
   * Checks that hidden states can be compared, if they count.
   *
   * @throws UsageException that names both dims
   */
  public void requireComparable(int dim, int teachersDim) {
    if (hidden > 0 && dim != teachersDim) {
      throw new UsageException(
          "hidden states of dim %d and %d cannot be compared: give them the weight 0"
              .formatted(dim, teachersDim));
    }
  }
}
