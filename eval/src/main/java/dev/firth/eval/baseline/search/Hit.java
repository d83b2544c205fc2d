package dev.firth.eval.baseline.search;

/**
 * A document found.
 *
 * @param document its number in the index
 * @param id its name
 * @param score the higher the better; what it means depends on the {@link RankingModel}
 */
public record Hit(int document, String id, double score) {}
