package dev.firth.tokenizers;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.stream.IntStream;

/** Makes a vocabulary of the words that are frequent enough. */
final class WordSelection {
  private WordSelection() {}

  /** The words with at least this count, most frequent first, at most so many (0: all). */
  static Vocabulary select(CountTable counted, long minCount, int maxSize) {
    WordTable words = counted.words();
    int[] kept =
        IntStream.range(0, words.size()).filter(w -> counted.count(w) >= minCount).toArray();
    IntArrays.parallelQuickSort(
        kept,
        (a, b) -> {
          int byCount = Long.compare(counted.count(b), counted.count(a));
          return byCount != 0 ? byCount : words.compare(a, b);
        });
    int size = maxSize == 0 ? kept.length : Math.min(maxSize, kept.length);
    var selected = new WordTable(size);
    var counts = new long[size];
    for (int id = 0; id < size; id++) {
      int word = kept[id];
      selected.add(words.arena(), words.start(word), words.length(word));
      counts[id] = counted.count(word);
    }
    return new Vocabulary(selected, counts, counted.tokens());
  }
}
