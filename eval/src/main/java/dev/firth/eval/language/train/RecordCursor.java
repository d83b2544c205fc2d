package dev.firth.eval.language.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Goes through a run. The record lies at {@link #at} of {@link #data} until the next step. */
final class RecordCursor {
  private final RecordStore store;
  private final List<RecordChunk> chunks;
  private final int stride;
  private int nextChunk;
  private RecordChunk inFile;
  private int readOfFile;
  private long[] window;
  private ByteBuffer windowBytes;

  private long[] data;
  private int at;
  private int end;

  RecordCursor(RecordStore store, List<RecordChunk> chunks, int stride) {
    this.store = store;
    this.chunks = chunks;
    this.stride = stride;
  }

  boolean next() throws IOException {
    at += stride;
    return at < end || refill();
  }

  long[] data() {
    return data;
  }

  int at() {
    return at;
  }

  private boolean refill() throws IOException {
    if (inFile == null) {
      if (nextChunk == chunks.size()) {
        return false;
      }
      var chunk = chunks.get(nextChunk++);
      if (chunk.isInMemory()) {
        data = chunk.memory();
        end = chunk.longs();
        at = 0;
        return true;
      }
      inFile = chunk;
      readOfFile = 0;
    }
    readWindow();
    return true;
  }

  private void readWindow() throws IOException {
    if (window == null) {
      window = new long[RecordStore.WINDOW_LONGS / stride * stride];
      windowBytes = ByteBuffer.allocate(window.length * Long.BYTES).order(ByteOrder.nativeOrder());
    }
    int longs = Math.min(window.length, inFile.longs() - readOfFile);
    windowBytes.clear().limit(longs * Long.BYTES);
    store.read(inFile, readOfFile, windowBytes);
    windowBytes.flip().asLongBuffer().get(window, 0, longs);
    readOfFile += longs;
    if (readOfFile == inFile.longs()) {
      inFile = null;
    }
    data = window;
    at = 0;
    end = longs;
  }
}
