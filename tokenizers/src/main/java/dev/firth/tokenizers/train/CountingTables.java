package dev.firth.tokenizers.train;

import dev.firth.tokenizers.WordTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables of several threads that count into one result. Where memory is bounded a table that is
 * full goes to disk as a sorted run.
 */
final class CountingTables implements AutoCloseable {
  private static final int FIRST_WORDS = 1 << 14;
  private static final int FIRST_WORDS_BOUNDED = 1 << 8;

  private final long memoryBytes;
  private final long limit;
  private final SortedRuns runs = new SortedRuns();
  private final List<WordTable> finished = new ArrayList<>();

  /**
   * Tables for so many threads.
   *
   * @param memoryBytes for all tables together; 0 for no limit
   */
  CountingTables(long memoryBytes, int threads) {
    this.memoryBytes = memoryBytes == 0 ? Long.MAX_VALUE : memoryBytes;
    limit = memoryBytes == 0 ? Long.MAX_VALUE : memoryBytes / threads;
  }

  /** The table of one more thread. */
  Table table() {
    return new Table();
  }

  private synchronized void finish(WordTable table) {
    finished.add(table);
  }

  /** All words with their counts, after all tables are finished. */
  WordCounts total() throws IOException {
    WordTable sum = sumIfItFits();
    if (sum != null) {
      return WordCounts.of(sum);
    }
    var words = new WordCountsBuilder();
    merge(words::add);
    return words.build();
  }

  /** All words with their counts if none of them are on disk, after all tables are finished. */
  Optional<WordCounts> totalInMemory() {
    return Optional.ofNullable(sumIfItFits()).map(WordCounts::of);
  }

  /** All tables in one, or null where some are on disk or the sum would be too large. */
  private WordTable sumIfItFits() {
    if (!runs.isEmpty() || !sumFits()) {
      return null;
    }
    WordTable largest = new WordTable(1);
    for (WordTable table : finished) {
      largest = table.size() > largest.size() ? table : largest;
    }
    for (WordTable table : finished) {
      if (table != largest) {
        largest.addAll(table);
      }
    }
    finished.clear();
    finished.add(largest);
    return largest;
  }

  /** A sum may take twice what its parts take, since tables double. */
  private boolean sumFits() {
    long bytes = 0;
    for (WordTable table : finished) {
      bytes += 2 * table.bytesToAdd(0);
    }
    return finished.size() == 1 || bytes <= memoryBytes;
  }

  /** Gives all words with their counts, each once, by way of the disk. */
  void merge(CountedWordSink sink) throws IOException {
    for (WordTable table : finished) {
      runs.spill(table);
    }
    finished.clear();
    runs.merge(sink);
  }

  @Override
  public void close() throws IOException {
    runs.close();
  }

  /** Counts of one thread. */
  final class Table implements CountedWordSink {
    private WordTable words = newWords();

    @Override
    public void word(byte[] utf8, int offset, int length, long count) throws IOException {
      if (!words.hasRoom(length) && words.size() > 0 && words.bytesToAdd(length) > limit) {
        runs.spill(words);
        words = newWords();
      }
      words.add(utf8, offset, length, count);
    }

    /** Hands the counts over. */
    void finish() {
      CountingTables.this.finish(words);
    }

    private WordTable newWords() {
      return new WordTable(limit == Long.MAX_VALUE ? FIRST_WORDS : FIRST_WORDS_BOUNDED);
    }
  }
}
