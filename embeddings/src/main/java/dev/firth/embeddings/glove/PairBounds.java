package dev.firth.embeddings.glove;

import dev.firth.tokenizers.Vocabulary;

/**
 * How many different context words a word can have at most: one at each place around its
 * occurrences, and no more than there are words.
 */
final class PairBounds {
  private final long[] counts;
  private final int places;

  private PairBounds(long[] counts, int places) {
    this.counts = counts;
    this.places = places;
  }

  static PairBounds of(Vocabulary vocabulary, CooccurrenceOptions options) {
    return new PairBounds(
        vocabulary.counts(), options.symmetric() ? 2 * options.window() : options.window());
  }

  int vocabulary() {
    return counts.length;
  }

  long ofWord(int word) {
    long count = Math.min(counts[word], counts.length);
    return Math.min(counts.length, count * places);
  }

  long ofAll() {
    long sum = 0;
    for (int word = 0; word < counts.length; word++) {
      sum += ofWord(word);
    }
    return sum;
  }
}
