package dev.firth.transformer.bert.inference;

import dev.firth.tokenizers.Encoding;

/**
 * A vector for each token of a text.
 *
 * @param encoding the tokens with their places in the text; what was cut is its overflow
 * @param vectors of the tokens, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
public record TokenVectors(Encoding encoding, float[][] vectors) {}
