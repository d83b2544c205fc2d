package dev.firth.eval.language.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a run, record by record. Not thread-safe. */
final class RecordRunWriter {
  private final RecordStore store;
  private final int stride;
  private final List<RecordChunk> chunks = new ArrayList<>();
  private long[] chunk;
  private int used;
  private long records;

  RecordRunWriter(RecordStore store, int stride) {
    this.store = store;
    this.stride = stride;
    this.chunk = new long[store.chunkLongs(stride)];
  }

  /** Makes place for one more record at {@link #place} of {@link #array}. */
  void grow() throws IOException {
    if (used == chunk.length) {
      keepChunk();
      chunk = new long[store.chunkLongs(stride)];
      used = 0;
    }
    used += stride;
    records++;
  }

  /** Holds the last record. */
  long[] array() {
    return chunk;
  }

  /** Where the last record begins. */
  int place() {
    return used - stride;
  }

  /** What was written; nothing more can be. */
  RecordRun finish() throws IOException {
    if (used > 0) {
      keepChunk();
    }
    chunk = null;
    return new RecordRun(store, chunks, stride, records);
  }

  private void keepChunk() throws IOException {
    // A short run must not hold a whole chunk of the memory allowed.
    chunks.add(store.keep(used < chunk.length / 2 ? Arrays.copyOf(chunk, used) : chunk, used));
  }
}
