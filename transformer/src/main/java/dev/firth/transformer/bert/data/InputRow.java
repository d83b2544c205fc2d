package dev.firth.transformer.bert.data;

/**
 * A row as the model reads it, before tokens are masked: {@code [CLS] first [SEP] second [SEP]}, or
 * {@code [CLS] sentences [SEP]} with a separator between documents.
 *
 * @param ids special tokens included; not to be changed
 * @param secondStart where the second segment begins; the length of the row if there is none
 * @param label 0: the second segment follows the first; 1: it does not
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
public record InputRow(int[] ids, int secondStart, int label) {}
