package dev.firth.transformer.lm;

/**
 * How probable a model finds a line.
 *
 * @param logProbability of the line and its end, natural logarithm
 * @param tokens of the line, its end counted as one
 * @param unknown those of them that stand for something the vocabulary lacks: what that was is not
 *     in the probability
 */
public record LineScore(double logProbability, int tokens, int unknown) {
  LineScore plus(double logProbabilities, int more) {
    return new LineScore(logProbability + logProbabilities, tokens + more, unknown);
  }
}
