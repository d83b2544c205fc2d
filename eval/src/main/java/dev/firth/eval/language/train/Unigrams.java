package dev.firth.eval.language.train;

import java.util.Arrays;
import java.util.BitSet;

/** The single words of a model: what n-grams keep in records stands here in arrays by number. */
final class Unigrams {
  private final long[] counts;
  private final float[] backoffs;
  private final BitSet seen;
  private final BitSet pruned = new BitSet();

  Unigrams(int words) {
    counts = new long[words];
    backoffs = new float[words];
    Arrays.fill(backoffs, 1);
    seen = new BitSet(words);
  }

  static long memoryBytes(int words) {
    return 13L * words;
  }

  void set(int word, long count, boolean isPruned) {
    counts[word] = count;
    seen.set(word);
    pruned.set(word, isPruned);
  }

  void setBackoff(int word, float backoff) {
    backoffs[word] = backoff;
  }

  int size() {
    return counts.length;
  }

  /** Whether the word belongs to the text, or is a mark, and was not pruned. */
  boolean isKept(int word) {
    return seen.get(word) && !pruned.get(word);
  }

  long count(int word) {
    return counts[word];
  }

  float backoff(int word) {
    return backoffs[word];
  }

  /** The sums over all words, the empty context's. */
  ContextCounts total() {
    var total = new ContextCounts();
    for (int word = seen.nextSetBit(0); word >= 0; word = seen.nextSetBit(word + 1)) {
      total.add(counts[word], pruned.get(word));
    }
    return total;
  }
}
