package dev.firth.eval.vectors;

/**
 * How well clusters of words agree with categories.
 *
 * @param set the name of the words
 * @param purity the share of the words found that belong to the category most frequent in their
 *     cluster, in [0, 1]; NaN if no word was found
 * @param clusters how many clusters were asked for: the categories of the words found
 * @param found words that are known
 * @param missed words left out because they are unknown
 * @param signature the settings, in one line
 */
public record CategorisationResult(
    String set, double purity, int clusters, int found, int missed, String signature) {}
