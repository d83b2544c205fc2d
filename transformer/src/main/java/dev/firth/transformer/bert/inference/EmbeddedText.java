package dev.firth.transformer.bert.inference;

/**
 * A text as a vector.
 *
 * @param vector of the model's dim
 * @param tokens that were read, special ones included
 * @param cut tokens behind the model's last position, which were not read
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
public record EmbeddedText(float[] vector, int tokens, int cut) {}
