package dev.firth.seq2seq.train;

/**
 * What a batch cost, summed over its target tokens, end tokens included.
 *
 * @param loss with smoothed labels, in nats
 * @param negativeLogLikelihood of the targets themselves, in nats
 * @param tokens of the targets
 * @param gradientNorm of all gradients of a token's mean loss together, before clipping
 */
public record StepLoss(
    double loss, double negativeLogLikelihood, long tokens, double gradientNorm) {
  /** Perplexity per target token. */
  public double perplexity() {
    return Math.exp(negativeLogLikelihood / tokens);
  }
}
