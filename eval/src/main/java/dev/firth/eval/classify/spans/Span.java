package dev.firth.eval.classify.spans;

/**
 * Tokens that belong together.
 *
 * @param type what they name
 * @param start the first token
 * @param end the token behind the last
 */
public record Span(String type, int start, int end) {}
