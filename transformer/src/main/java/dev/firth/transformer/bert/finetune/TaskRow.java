package dev.firth.transformer.bert.finetune;

import dev.firth.tokenizers.Encoding;

/**
 * What a model reads of an input in one row.
 *
 * @param encoding of the row
 * @param lost tokens of the input that were cut off and are in no row
 * @param places the columns that questions about single tokens are about; empty for questions about
 *     the row
 */
@SuppressWarnings("ArrayRecordComponent") // plain data that an engine copies, compared by nobody
public record TaskRow(Encoding encoding, int lost, int... places) {}
