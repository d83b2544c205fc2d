package dev.firth.tokenizers.vocabulary;

import dev.firth.tokenizers.Tokenizer;
import java.util.HashSet;

/**
 * What two vocabularies have in common, added tokens included.
 *
 * @param shared tokens that both have
 * @param onlyFirst tokens that only the first has
 * @param onlySecond tokens that only the second has
 */
public record VocabularyOverlap(int shared, int onlyFirst, int onlySecond) {
  /** Compares two vocabularies, token by token as they are spelled. */
  public static VocabularyOverlap of(Tokenizer first, Tokenizer second) {
    var both = new HashSet<>(TokenIds.of(first).values());
    int firstSize = both.size();
    var other = new HashSet<>(TokenIds.of(second).values());
    both.retainAll(other);
    return new VocabularyOverlap(both.size(), firstSize - both.size(), other.size() - both.size());
  }

  /** Shared tokens of all that one of them has (Jaccard), from 0 to 1. */
  public double jaccard() {
    int all = shared + onlyFirst + onlySecond;
    return all == 0 ? 1 : (double) shared / all;
  }
}
