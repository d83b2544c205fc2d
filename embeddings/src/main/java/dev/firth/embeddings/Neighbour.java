package dev.firth.embeddings;

/**
 * A word and how well it answers a query.
 *
 * @param score the cosine for 3CosAdd, between -1 and 1; the quotient of shifted cosines for
 *     3CosMul
 */
public record Neighbour(String word, double score) {}
