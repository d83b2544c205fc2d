package dev.firth.transformer.bert.data;

/**
 * Sentences of a file that follow each other.
 *
 * @param from the first one
 * @param to one past the last one
 */
record SentenceRange(int from, int to) {}
