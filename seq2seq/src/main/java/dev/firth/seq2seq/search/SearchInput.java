package dev.firth.seq2seq.search;

import java.util.List;

/**
 * What a search has to know of one sentence of the batch beside the step function.
 *
 * @param number the number of the sentence in its text: with the seed it decides the draws of
 *     sampling, so that batches change nothing
 * @param sourceLength tokens of the source: limits of length relate to it, and attention weights
 *     are over so many positions; 0 if there is no source
 * @param prefix tokens with which every result of the sentence begins. The end token may be its
 *     last one: the result is then this very sequence, with its score
 * @param phrases tokens that have to follow each other somewhere in the sequence, the prefix
 *     included; {@link BeamSearch} alone can see to that. A phrase that is given twice has to come
 *     twice, without overlap; different phrases may overlap
 */
public record SearchInput(
    long number, int sourceLength, List<Integer> prefix, List<List<Integer>> phrases) {
  /**
   * @throws IllegalArgumentException if the source length is negative, or a phrase has no token
   */
  public SearchInput {
    prefix = List.copyOf(prefix);
    phrases = phrases.stream().<List<Integer>>map(List::copyOf).toList();
    if (sourceLength < 0) {
      throw new IllegalArgumentException("source length " + sourceLength);
    }
    if (phrases.contains(List.<Integer>of())) {
      throw new IllegalArgumentException("a phrase without tokens");
    }
  }

  /** A sentence whose results may begin with any token. */
  public static SearchInput of(long number, int sourceLength) {
    return new SearchInput(number, sourceLength, List.of(), List.of());
  }

  /** The same with a forced prefix. */
  public SearchInput withPrefix(List<Integer> tokens) {
    return new SearchInput(number, sourceLength, tokens, phrases);
  }

  /** The same with other phrases that results must have. */
  public SearchInput withPhrases(List<List<Integer>> wanted) {
    return new SearchInput(number, sourceLength, prefix, wanted);
  }
}
