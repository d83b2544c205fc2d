package dev.firth.eval.baseline.index;

/**
 * How much was indexed.
 *
 * @param documents documents, empty ones too
 * @param empty documents without a term, which no query finds
 * @param tokens terms of all documents, each as often as it occurs
 * @param bytes UTF-8 bytes of their texts
 */
public record IndexCounts(long documents, long empty, long tokens, long bytes) {}
