package dev.firth.transformer.bert.pretrain;

/**
 * A token to be predicted and what truly stands beside it.
 *
 * @param left the id before it, {@link TokenStream#NONE} for a special token
 * @param id what is to be predicted
 * @param right the id behind it, {@link TokenStream#NONE} for a special token
 */
record MaskedTarget(int left, int id, int right) {}
