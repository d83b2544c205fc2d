package dev.firth.tokenizers;

import java.util.Arrays;

/**
 * Makes a vocabulary of the words that are frequent enough. Words are first grouped by count, with
 * plain numbers; only words of equal count are compared byte by byte.
 */
final class WordSelection {
  private final WordTable words;
  private final long[] counts;

  private WordSelection(WordTable words) {
    this.words = words;
    this.counts = words.counts();
  }

  /** The words with at least this count, most frequent first, at most so many (0: all). */
  static Vocabulary select(WordTable counted, long minCount, int maxSize, long corpusTokens) {
    var selection = new WordSelection(counted);
    int[] order = selection.order(minCount);
    int size = maxSize == 0 ? order.length : Math.min(maxSize, order.length);
    return selection.vocabulary(order, size, corpusTokens);
  }

  /** All words that have a count, most frequent first. */
  static Vocabulary all(WordTable words, long corpusTokens) {
    var selection = new WordSelection(words);
    int[] order = selection.order(1);
    return selection.vocabulary(order, order.length, corpusTokens);
  }

  private int[] order(long minCount) {
    long[] rising = risingCounts(minCount);
    int[] order = groupedByCount(rising, minCount);
    int kept = rising.length;
    for (int from = 0; from < kept; ) {
      long count = rising[kept - 1 - from];
      int to = from + 1;
      while (to < kept && rising[kept - 1 - to] == count) {
        to++;
      }
      WordSort.sort(words, order, from, to);
      from = to;
    }
    return order;
  }

  private long[] risingCounts(long minCount) {
    var kept = new long[counts.length];
    int size = 0;
    for (long count : counts) {
      if (count >= minCount) {
        kept[size++] = count;
      }
    }
    Arrays.sort(kept, 0, size);
    return Arrays.copyOf(kept, size);
  }

  /** Words with the highest count first; in no order among equals. */
  private int[] groupedByCount(long[] rising, long minCount) {
    int kept = rising.length;
    var order = new int[kept];
    var taken = new int[kept];
    for (int word = 0; word < counts.length; word++) {
      if (counts[word] >= minCount) {
        int group = firstAbove(rising, counts[word]);
        order[kept - group + taken[group - 1]++] = word;
      }
    }
    return order;
  }

  /** Index of the first element that is larger; at least 1, since the count itself is there. */
  private static int firstAbove(long[] rising, long count) {
    int low = 0;
    int high = rising.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising[middle] <= count) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Vocabulary vocabulary(int[] order, int size, long corpusTokens) {
    var selected = new WordTable(size);
    var selectedCounts = new long[size];
    for (int id = 0; id < size; id++) {
      int word = order[id];
      selectedCounts[id] = counts[word];
      selected.add(words.arena(), words.start(word), words.length(word), counts[word]);
    }
    return new Vocabulary(selected, selectedCounts, corpusTokens);
  }
}
