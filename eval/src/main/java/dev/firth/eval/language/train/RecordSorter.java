package dev.firth.eval.language.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorts records that come in any order, in buffers: each that is full becomes a sorted run. Threads
 * fill buffers of their own.
 */
final class RecordSorter {
  private final NgramLayout layout;
  private final RecordStore store;
  private final boolean counting;
  private final int bufferLongs;
  private final List<RecordRun> runs = new ArrayList<>();

  private RecordSorter(
      NgramLayout layout, RecordStore store, boolean counting, long bufferRecords) {
    this.layout = layout;
    this.store = store;
    this.counting = counting;
    int stride = layout.longs() + (counting ? 0 : 1);
    long most = (Integer.MAX_VALUE - 8L) / stride;
    this.bufferLongs = (int) Math.clamp(bufferRecords, 1, most) * stride;
  }

  /** Sorts keys alone and counts them: the value of a record is how often the key came. */
  static RecordSorter counting(NgramLayout layout, RecordStore store, long bufferRecords) {
    return new RecordSorter(layout, store, true, bufferRecords);
  }

  /** Sorts keys with values. */
  static RecordSorter ofValues(NgramLayout layout, RecordStore store, long bufferRecords) {
    return new RecordSorter(layout, store, false, bufferRecords);
  }

  /** For one thread, which closes it when it has no more. */
  Appender appender() {
    return new Appender();
  }

  /** All that was appended; every appender is closed. */
  SortedRecords finish() {
    return new SortedRecords(layout, List.copyOf(runs), counting);
  }

  /** A buffer of one thread. */
  final class Appender implements AutoCloseable {
    private final int keyLongs = layout.longs();
    private final int stride = keyLongs + (counting ? 0 : 1);
    private long[] buffer = new long[bufferLongs];
    private long[] spare;
    private int used;

    /** A key to be counted. */
    void add(int[] words) throws IOException {
      layout.pack(words, buffer, used);
      used += stride;
      sortIfFull();
    }

    /** A key with its value. */
    void add(int[] words, long value) throws IOException {
      layout.pack(words, buffer, used);
      buffer[used + keyLongs] = value;
      used += stride;
      sortIfFull();
    }

    private void sortIfFull() throws IOException {
      if (used == buffer.length) {
        sort();
      }
    }

    private void sort() throws IOException {
      if (spare == null) {
        spare = new long[used];
      }
      long[] sorted = new RadixSort(layout, stride).sort(buffer, spare, used);
      var writer = new RecordRunWriter(store, keyLongs + 1);
      if (counting) {
        writeCounts(sorted, writer);
      } else {
        writeAll(sorted, writer);
      }
      var run = writer.finish();
      synchronized (runs) {
        runs.add(run);
      }
      used = 0;
    }

    private void writeCounts(long[] sorted, RecordRunWriter writer) throws IOException {
      int from = 0;
      while (from < used) {
        int to = from;
        long count = 0;
        do {
          to += stride;
          count++;
        } while (to < used && isSame(sorted, from, to));
        writer.grow();
        System.arraycopy(sorted, from, writer.array(), writer.place(), keyLongs);
        writer.array()[writer.place() + keyLongs] = count;
        from = to;
      }
    }

    private void writeAll(long[] sorted, RecordRunWriter writer) throws IOException {
      for (int from = 0; from < used; from += stride) {
        writer.grow();
        System.arraycopy(sorted, from, writer.array(), writer.place(), stride);
      }
    }

    private boolean isSame(long[] sorted, int a, int b) {
      for (int i = 0; i < keyLongs; i++) {
        if (sorted[a + i] != sorted[b + i]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      if (used > 0) {
        sort();
      }
      buffer = null;
      spare = null;
    }
  }
}
