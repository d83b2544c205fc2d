package dev.firth.tokenizers.train;

import dev.firth.tokenizers.WordTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Different words and how often each was seen: what all trainers learn from. Immutable. Words stand
 * one after the other as UTF-8 in one array, so that a word costs 12 bytes beside its letters.
 */
public final class WordCounts {
  private final byte[] arena;
  private final int[] starts;
  private final long[] counts;

  /**
   * Takes over the arrays.
   *
   * @param starts where each word begins, and behind the last one its end
   */
  WordCounts(byte[] arena, int[] starts, long[] counts) {
    this.arena = arena;
    this.starts = starts;
    this.counts = counts;
  }

  /**
   * Counts that stand in a map; words of count 0 are left out.
   *
   * @throws IllegalArgumentException if a count is negative
   */
  public static WordCounts of(Map<String, Long> words) {
    var table = new WordTable(words.size());
    words.forEach(
        (word, count) -> {
          if (count < 0) {
            throw new IllegalArgumentException("the count of '" + word + "' is " + count);
          }
          if (count > 0) {
            byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
            table.add(utf8, 0, utf8.length, count);
          }
        });
    return of(table);
  }

  /** The words of a table, which is not to be changed any more. */
  static WordCounts of(WordTable table) {
    var starts = new int[table.size() + 1];
    for (int word = 0; word < table.size(); word++) {
      starts[word + 1] = table.start(word) + table.length(word);
    }
    return new WordCounts(table.arena(), starts, table.counts());
  }

  /** Number of different words. */
  public int size() {
    return counts.length;
  }

  /** How often a word was seen. */
  public long count(int word) {
    return counts[word];
  }

  /** A word as a string. */
  public String word(int word) {
    return new String(arena, starts[word], length(word), StandardCharsets.UTF_8);
  }

  /** Gives all words, in the order in which they stand here. */
  public void forEach(CountedWordSink sink) throws IOException {
    for (int word = 0; word < size(); word++) {
      sink.word(arena, starts[word], length(word), counts[word]);
    }
  }

  /** Gives all words in the order of their bytes, compared as unsigned numbers. */
  public void forEachSorted(CountedWordSink sink) throws IOException {
    var table = new WordTable(size());
    forEach(table::add);
    for (int word : SortedRuns.order(table)) {
      sink.word(arena, starts[word], length(word), counts[word]);
    }
  }

  /** Sum of all counts. */
  public long tokens() {
    return Arrays.stream(counts).sum();
  }

  /** The counts of both together; what the words of two languages have in common is added up. */
  public WordCounts plus(WordCounts other) {
    var table = new WordTable(size());
    for (WordCounts part : new WordCounts[] {this, other}) {
      for (int word = 0; word < part.size(); word++) {
        table.add(part.arena, part.starts[word], part.length(word), part.counts[word]);
      }
    }
    return of(table);
  }

  /** The array that holds all words; not to be changed. */
  byte[] arena() {
    return arena;
  }

  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return starts[word + 1];
  }

  int length(int word) {
    return starts[word + 1] - starts[word];
  }

  @Override
  public String toString() {
    return size() + " words, " + tokens() + " tokens";
  }
}
