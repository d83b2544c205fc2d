package dev.firth.eval.classify;

import dev.firth.embeddings.classify.LabelScore;

/**
 * Precision, recall and F1, each in [0, 1]. What is not defined, as the precision of a class that
 * was never predicted, is 0, as in scikit-learn, seqeval and conlleval.
 */
public record PrecisionRecall(double precision, double recall, double f1) {
  /** From counts. */
  public static PrecisionRecall of(LabelScore counts) {
    return new PrecisionRecall(
        zeroIfUndefined(counts.precision()),
        zeroIfUndefined(counts.recall()),
        zeroIfUndefined(counts.f1()));
  }

  private static double zeroIfUndefined(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
