package dev.firth.tokenizers.train;

import dev.firth.tokenizers.WordSort;
import dev.firth.tokenizers.WordTable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Counted words in temporary files, each in the order of its words' bytes. The files go when this
 * is closed. Thread-safe until the runs are merged.
 *
 * <p>A word in a file: how many bytes it has in common with the one before, how many more there are
 * (both as int), these bytes, the count. A file ends with -1.
 */
final class SortedRuns implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int END = -1;

  private final List<Path> files = new ArrayList<>();

  synchronized boolean isEmpty() {
    return files.isEmpty();
  }

  /** Writes the words of a table as one more run. */
  void spill(WordTable words) throws IOException {
    int[] order = order(words);
    Path file = newFile();
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      long[] counts = words.counts();
      int before = -1;
      for (int word : order) {
        int common = before < 0 ? 0 : common(words, before, word);
        out.writeInt(common);
        out.writeInt(words.length(word) - common);
        out.write(words.arena(), words.start(word) + common, words.length(word) - common);
        out.writeLong(counts[word]);
        before = word;
      }
      out.writeInt(END);
    }
  }

  static int[] order(WordTable words) {
    var order = new int[words.size()];
    Arrays.setAll(order, i -> i);
    WordSort.sort(words, order, 0, order.length);
    return order;
  }

  private synchronized Path newFile() throws IOException {
    Path file = Files.createTempFile("firth-words-", ".run");
    files.add(file);
    return file;
  }

  private static int common(WordTable words, int a, int b) {
    byte[] arena = words.arena();
    int mismatch =
        Arrays.mismatch(
            arena,
            words.start(a),
            words.start(a) + words.length(a),
            arena,
            words.start(b),
            words.start(b) + words.length(b));
    return mismatch < 0 ? words.length(b) : mismatch;
  }

  /** Gives every word once, in the order of the bytes, with the sum of its counts in all runs. */
  void merge(CountedWordSink sink) throws IOException {
    var runs = new PriorityQueue<Run>();
    try {
      for (Path file : files) {
        var run = new Run(file);
        if (run.next()) {
          runs.add(run);
        } else {
          run.close();
        }
      }
      while (!runs.isEmpty()) {
        giveFirst(runs, sink);
      }
    } finally {
      for (Run run : runs) {
        run.close();
      }
    }
  }

  private static void giveFirst(PriorityQueue<Run> runs, CountedWordSink sink) throws IOException {
    Run first = runs.poll();
    byte[] word = Arrays.copyOf(first.word, first.length);
    long count = 0;
    Run run = first;
    do {
      count += run.count;
      if (run.next()) {
        runs.add(run);
      } else {
        run.close();
      }
      run = runs.peek() != null && runs.peek().isAt(word) ? runs.poll() : null;
    } while (run != null);
    sink.word(word, 0, word.length, count);
  }

  @Override
  public synchronized void close() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    files.clear();
  }

  /** One file, read word by word. */
  private static final class Run implements Comparable<Run> {
    private final DataInputStream in;
    private byte[] word = new byte[64];
    private int length;
    private long count;

    Run(Path file) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    boolean next() throws IOException {
      int common = in.readInt();
      if (common == END) {
        return false;
      }
      int more = in.readInt();
      length = common + more;
      if (length > word.length) {
        word = Arrays.copyOf(word, Math.max(length, word.length * 2));
      }
      in.readFully(word, common, more);
      count = in.readLong();
      return true;
    }

    boolean isAt(byte[] other) {
      return Arrays.equals(word, 0, length, other, 0, other.length);
    }

    void close() throws IOException {
      in.close();
    }

    @Override
    public int compareTo(Run other) {
      return Arrays.compareUnsigned(word, 0, length, other.word, 0, other.length);
    }
  }
}
