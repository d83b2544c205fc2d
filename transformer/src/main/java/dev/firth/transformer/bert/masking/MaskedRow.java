package dev.firth.transformer.bert.masking;

/**
 * A row with tokens hidden.
 *
 * @param ids as the model reads them
 * @param positions of the tokens to be predicted, rising
 * @param labels what stood there, one for each position
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
public record MaskedRow(int[] ids, int[] positions, int[] labels) {}
