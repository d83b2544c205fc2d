package dev.firth.eval.language.train;

import java.util.List;

/** Records in a fixed order, to be read as often as wanted. */
final class RecordRun {
  private final RecordStore store;
  private final List<RecordChunk> chunks;
  private final int stride;
  private final long records;

  RecordRun(RecordStore store, List<RecordChunk> chunks, int stride, long records) {
    this.store = store;
    this.chunks = chunks;
    this.stride = stride;
    this.records = records;
  }

  long records() {
    return records;
  }

  RecordCursor open() {
    return new RecordCursor(store, chunks, stride);
  }

  /** Forgets the records. */
  void release() {
    chunks.forEach(store::release);
    chunks.clear();
  }
}
