package dev.firth.corpora;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many types occur how often, from the rarest on: all that shares of the text depend on. */
final class CountHistogram {
  private final long[] counts;
  private final long[] types;

  private CountHistogram(SortedMap<Long, Long> typesByCount) {
    this.counts = typesByCount.keySet().stream().mapToLong(Long::longValue).toArray();
    this.types = typesByCount.values().stream().mapToLong(Long::longValue).toArray();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 1 || types[i] < 1) {
        throw new IllegalArgumentException(types[i] + " types that occur " + counts[i] + " times");
      }
    }
  }

  /** Numbers of types by their count. */
  static CountHistogram of(Map<Long, Long> typesByCount) {
    return new CountHistogram(new TreeMap<>(typesByCount));
  }

  /** Of the counts of all types, lowest first. */
  static CountHistogram ofSorted(long[] sorted) {
    var typesByCount = new TreeMap<Long, Long>();
    for (int from = 0; from < sorted.length; ) {
      int to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      typesByCount.put(sorted[from], (long) to - from);
      from = to;
    }
    return new CountHistogram(typesByCount);
  }

  long types() {
    return typesFrom(1);
  }

  long tokens() {
    return tokensFrom(1);
  }

  /** Types with at least this count. */
  long typesFrom(long minCount) {
    long sum = 0;
    for (int i = counts.length - 1; i >= 0 && counts[i] >= minCount; i--) {
      sum += types[i];
    }
    return sum;
  }

  /** Tokens of the types with at least this count. */
  long tokensFrom(long minCount) {
    long sum = 0;
    for (int i = counts.length - 1; i >= 0 && counts[i] >= minCount; i--) {
      sum += types[i] * counts[i];
    }
    return sum;
  }

  /** Tokens of so many types, the most frequent ones. */
  long tokensOfTop(long top) {
    long sum = 0;
    long left = top;
    for (int i = counts.length - 1; i >= 0 && left > 0; i--) {
      long taken = Math.min(left, types[i]);
      sum += taken * counts[i];
      left -= taken;
    }
    return sum;
  }
}
