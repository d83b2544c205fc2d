package dev.firth.seq2seq.layers;

/** Which of the matrices of source embedding, target embedding and output are one. */
public enum WeightTying {
  /** All three, for one vocabulary of both languages (Press and Wolf 2017; Vaswani et al. 2017). */
  THREE_WAY,
  /** Target embedding and output; the source has a vocabulary and a matrix of its own. */
  TARGET,
  /** None. */
  NONE
}
