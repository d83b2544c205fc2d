package dev.firth.seq2seq.search;

/**
 * A sequence that is chosen token by token, without rivals.
 *
 * @param sample which of the sentence's sequences it is
 */
record Walk(Path path, int sample) {}
