package dev.firth.eval.translation;

import java.util.Arrays;

/**
 * Counts the n-grams that a hypothesis shares with its references. The hypothesis's n-grams are
 * numbered: one of n symbols is known by the number of its first n - 1 symbols and its last symbol,
 * so that two have one number if and only if they are equal. A reference's n-gram is followed only
 * as far as the hypothesis has it.
 *
 * <p>Used again for every segment, by one thread.
 */
final class NgramMatches {
  private static final long FREE = -1;

  private final int maxOrder;

  /** The n-grams of order n have the numbers from {@code first[n - 1]} to {@code first[n] - 1}. */
  private final int[] first;

  private long[] keys = new long[1024];
  private int[] numbers = new int[1024];
  private int mask;
  private int[] positions = new int[256];
  private int[] hypothesisCounts = new int[512];
  private int[] referenceCounts = new int[512];
  private int[] greatestCounts = new int[512];
  private int count;

  NgramMatches(int maxOrder) {
    this.maxOrder = maxOrder;
    this.first = new int[maxOrder + 1];
  }

  /**
   * Takes a hypothesis, as yet without references.
   *
   * @param symbols numbers from 0 to {@code distinct - 1}
   */
  void hypothesis(int[] symbols, int length, int distinct) {
    prepare(length, distinct);
    for (int i = 0; i < length; i++) {
      positions[i] = symbols[i];
      hypothesisCounts[symbols[i]]++;
    }
    first[0] = 0;
    first[1] = distinct;
    for (int order = 2; order <= maxOrder; order++) {
      for (int i = 0; i + order <= length; i++) {
        int ngram = numberOf(positions[i], symbols[i + order - 1]);
        positions[i] = ngram;
        hypothesisCounts[ngram]++;
      }
      first[order] = count;
    }
  }

  /** Forgets the references. */
  void forgetReferences() {
    Arrays.fill(greatestCounts, 0, count, 0);
  }

  /**
   * Takes a reference: an n-gram counts as often as in the reference that has it most often.
   *
   * @param symbols the hypothesis's numbers, {@link TokenIds#UNKNOWN} for others
   */
  void reference(int[] symbols, int length) {
    Arrays.fill(referenceCounts, 0, count, 0);
    for (int i = 0; i < length; i++) {
      int ngram = symbols[i];
      int end = Math.min(length, i + maxOrder);
      for (int next = i + 1; ngram >= 0; next++) {
        referenceCounts[ngram]++;
        if (next >= end || symbols[next] < 0) {
          break;
        }
        ngram = lookUp(ngram, symbols[next]);
      }
    }
    for (int ngram = 0; ngram < count; ngram++) {
      greatestCounts[ngram] = Math.max(greatestCounts[ngram], referenceCounts[ngram]);
    }
  }

  /** How many n-grams of an order both have, each as often as the one that has it less often. */
  int matches(int order) {
    int matches = 0;
    for (int ngram = first[order - 1]; ngram < first[order]; ngram++) {
      matches += Math.min(hypothesisCounts[ngram], greatestCounts[ngram]);
    }
    return matches;
  }

  private void prepare(int length, int distinct) {
    int most = distinct + length * (maxOrder - 1);
    int size = Math.max(64, Integer.highestOneBit(Math.max(1, most)) << 2);
    if (size > keys.length) {
      keys = new long[size];
      numbers = new int[size];
    }
    if (most > hypothesisCounts.length) {
      hypothesisCounts = new int[2 * most];
      referenceCounts = new int[2 * most];
      greatestCounts = new int[2 * most];
    }
    if (length > positions.length) {
      positions = new int[2 * length];
    }
    mask = size - 1;
    count = distinct;
    Arrays.fill(keys, 0, size, FREE);
    Arrays.fill(hypothesisCounts, 0, most, 0);
    Arrays.fill(greatestCounts, 0, most, 0);
  }

  private int numberOf(int start, int symbol) {
    long key = (long) start << 32 | symbol;
    int slot = slotOf(key);
    if (keys[slot] == FREE) {
      keys[slot] = key;
      numbers[slot] = count++;
    }
    return numbers[slot];
  }

  private int lookUp(int start, int symbol) {
    int slot = slotOf((long) start << 32 | symbol);
    return keys[slot] == FREE ? TokenIds.UNKNOWN : numbers[slot];
  }

  private int slotOf(long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> 40) & mask;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
