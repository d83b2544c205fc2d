package dev.firth.seq2seq.layers;

import dev.firth.runs.UsageException;

/** Which of the matrices of source embedding, target embedding and output are one. */
public enum WeightTying {
  /** All three, for one vocabulary of both languages (Press and Wolf 2017; Vaswani et al. 2017). */
  THREE_WAY,
  /** Target embedding and output; the source has a vocabulary and a matrix of its own. */
  TARGET,
  /** None. */
  NONE;

  /**
   * Checks that vocabularies can have the matrices.
   *
   * @throws UsageException if all matrices are one and the vocabularies' sizes differ
   */
  public void check(int sourceVocabulary, int targetVocabulary) {
    if (this == THREE_WAY && sourceVocabulary != targetVocabulary) {
      throw new UsageException(
          "one matrix for vocabularies of %d and %d tokens"
              .formatted(sourceVocabulary, targetVocabulary));
    }
  }
}
