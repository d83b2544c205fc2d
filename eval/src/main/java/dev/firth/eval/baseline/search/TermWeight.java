package dev.firth.eval.baseline.search;

/**
 * A term of a document with its weight there.
 *
 * @param term the term
 * @param weight its weight
 * @param frequency how often it occurs in the document
 * @param documents how many documents of the index have it
 */
public record TermWeight(String term, double weight, int frequency, int documents) {}
