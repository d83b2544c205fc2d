package dev.firth.transformer.lm;

/**
 * How probable a model finds a line.
 *
 * @param logProbability of the line and its end, natural logarithm
 * @param tokens of the line, its end counted as one
 */
public record LineScore(double logProbability, int tokens) {
  LineScore plus(double logProbabilities, int more) {
    return new LineScore(logProbability + logProbabilities, tokens + more);
  }
}
