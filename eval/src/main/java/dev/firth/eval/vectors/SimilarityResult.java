package dev.firth.eval.vectors;

import dev.firth.eval.CorrelationConfidence;

/**
 * How well the cosines of a space agree with human judgements.
 *
 * @param set the name of the pairs
 * @param spearman rank correlation over the pairs found, in [-1, 1]; NaN if not defined
 * @param pearson linear correlation over the pairs found, in [-1, 1]; NaN if not defined
 * @param found pairs whose two words are known
 * @param missed pairs left out because a word of theirs is unknown
 * @param signature the settings, in one line
 */
public record SimilarityResult(
    String set, double spearman, double pearson, int found, int missed, String signature) {
  private static final double LEVEL = 0.95;

  /** Where the rank correlation of all such pairs lies, by Fisher's z with 95 % confidence. */
  public CorrelationConfidence.Interval spearmanInterval() {
    return CorrelationConfidence.spearman(spearman, found, LEVEL);
  }

  /** The same of the linear correlation. */
  public CorrelationConfidence.Interval pearsonInterval() {
    return CorrelationConfidence.pearson(pearson, found, LEVEL);
  }
}
