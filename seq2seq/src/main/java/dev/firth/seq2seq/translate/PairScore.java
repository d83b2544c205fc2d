package dev.firth.seq2seq.translate;

/**
 * How probable a model finds a translation.
 *
 * @param logProbability of the target and its end, given the source; natural logarithm
 * @param tokens of the target, its end counted as one
 */
public record PairScore(double logProbability, int tokens) {
  /** The perplexity per token of the target. */
  public double perplexity() {
    return Math.exp(-logProbability / tokens);
  }
}
