package dev.firth.seq2seq.search;

/** How an {@link Ensemble} makes one distribution of several. */
public enum Averaging {
  /** The mean of the probabilities, as in fairseq. */
  PROBABILITIES,

  /** The mean of the log-probabilities, normalised again: Sockeye's log-linear interpolation. */
  LOG_PROBABILITIES
}
