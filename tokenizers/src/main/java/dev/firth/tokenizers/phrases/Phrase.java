package dev.firth.tokenizers.phrases;

/**
 * Two words that are joined.
 *
 * @param first the word that comes first, perhaps a phrase of an earlier pass
 * @param second the word behind it
 * @param count how often they follow each other in the text that they were learned from
 * @param score see {@link PhraseScorer}
 */
public record Phrase(String first, String second, long count, double score) {}
