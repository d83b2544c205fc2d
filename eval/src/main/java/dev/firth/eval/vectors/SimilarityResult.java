package dev.firth.eval.vectors;

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
    String set, double spearman, double pearson, int found, int missed, String signature) {}
