package dev.firth.seq2seq.train;

/** Which weights a training leaves in the model. */
public enum FinalWeights {
  /** Those of the last step, or their moving average where there is one. */
  LAST,

  /** Those of the best validation. */
  BEST,

  /** The mean of those of the best validations that were kept. */
  AVERAGE_OF_BEST,

  /** The mean of those of the last validations that were kept (Vaswani et al. 2017). */
  AVERAGE_OF_LAST
}
