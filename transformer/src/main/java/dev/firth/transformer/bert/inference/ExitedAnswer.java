package dev.firth.transformer.bert.inference;

/**
 * What an early-exit classifier says of a text.
 *
 * @param probabilities of the classes
 * @param layers that the text went through
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
public record ExitedAnswer(float[] probabilities, int layers) {}
