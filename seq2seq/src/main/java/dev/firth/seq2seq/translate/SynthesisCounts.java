package dev.firth.seq2seq.translate;

/**
 * What a {@link PairSynthesis} wrote.
 *
 * @param original pairs that were there, each as often as it was written
 * @param synthetic pairs with a side by a model
 * @param empty lines that nothing was made of, which are left out
 */
public record SynthesisCounts(long original, long synthetic, long empty) {}
