package dev.firth.eval.language.train;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Reads several sorted runs as one: a heap of their cursors. Not thread-safe. */
final class MergedRecords {
  private final NgramLayout layout;
  private final int keyLongs;
  private final boolean summed;
  private final RecordCursor[] heap;
  private int size;

  /** A lone run is read in place; its cursor then stands at the record that was given last. */
  private final boolean alone;

  private boolean started;

  private long[] data;
  private int at;
  private final long[] copied;

  MergedRecords(NgramLayout layout, List<RecordRun> runs, boolean summed) throws IOException {
    this.layout = layout;
    this.keyLongs = layout.longs();
    this.summed = summed;
    this.heap = new RecordCursor[runs.size()];
    this.copied = new long[keyLongs + 1];
    for (RecordRun run : runs) {
      RecordCursor cursor = run.open();
      if (cursor.next()) {
        heap[size++] = cursor;
      }
    }
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(i);
    }
    alone = size == 1;
  }

  /** Goes to the next record. */
  boolean next() throws IOException {
    if (alone) {
      return nextOfOne();
    }
    if (size == 0) {
      return false;
    }
    RecordCursor first = heap[0];
    System.arraycopy(first.data(), first.at(), copied, 0, keyLongs + 1);
    data = copied;
    at = 0;
    advanceFirst();
    while (summed && size > 0 && compare(heap[0].data(), heap[0].at(), copied, 0) == 0) {
      copied[keyLongs] += heap[0].data()[heap[0].at() + keyLongs];
      advanceFirst();
    }
    return true;
  }

  private boolean nextOfOne() throws IOException {
    RecordCursor only = heap[0];
    if (started && !only.next()) {
      return false;
    }
    started = true;
    data = only.data();
    at = only.at();
    return true;
  }

  /** The words of the record. */
  void words(int[] sequence) {
    layout.unpack(data, at, sequence);
  }

  /** The value of the record. */
  long value() {
    return data[at + keyLongs];
  }

  private void advanceFirst() throws IOException {
    if (!heap[0].next()) {
      heap[0] = heap[--size];
      heap[size] = null;
    }
    if (size > 1) {
      sink(0);
    }
  }

  private void sink(int index) {
    RecordCursor cursor = heap[index];
    int hole = index;
    while (2 * hole + 1 < size) {
      int child = 2 * hole + 1;
      if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], cursor)) {
        break;
      }
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = cursor;
  }

  private boolean isBefore(RecordCursor a, RecordCursor b) {
    return compare(a.data(), a.at(), b.data(), b.at()) < 0;
  }

  private int compare(long[] a, int atA, long[] b, int atB) {
    return keyLongs == 1
        ? Long.compare(a[atA], b[atB])
        : Arrays.compare(a, atA, atA + keyLongs, b, atB, atB + keyLongs);
  }
}
