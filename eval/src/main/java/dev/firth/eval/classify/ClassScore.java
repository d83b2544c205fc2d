package dev.firth.eval.classify;

import dev.firth.embeddings.classify.LabelScore;

/**
 * How well one class was found.
 *
 * @param name the label, or the type of a span
 * @param counts how often it is right, was predicted, and both
 */
public record ClassScore(String name, LabelScore counts) {
  /** Precision, recall and F1. */
  public PrecisionRecall scores() {
    return PrecisionRecall.of(counts);
  }

  /** How often it is right, whatever was predicted. */
  public long support() {
    return counts.gold();
  }
}
