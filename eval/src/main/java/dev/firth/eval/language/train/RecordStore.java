package dev.firth.eval.language.train;

import dev.firth.runs.ScratchFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where sorted records are kept: in memory up to a bound, the rest in one temporary file. Pieces
 * are chunks of longs. Thread-safe.
 */
final class RecordStore implements AutoCloseable {
  /** Longs that a reader takes from the file at a time. */
  static final int WINDOW_LONGS = 1 << 12;

  private static final int SMALLEST_CHUNK = 1 << 10;
  private static final int LARGEST_CHUNK = 1 << 17;
  private static final int CHUNKS_WANTED = 256;

  private final Path folder;
  private final AtomicLong free;
  private final int chunkLongs;
  private ScratchFile scratch;

  /**
   * @param folder for the temporary file, which is made when it is needed
   * @param memoryBytes for records kept in memory
   */
  RecordStore(Path folder, long memoryBytes) {
    this.folder = folder;
    this.free = new AtomicLong(memoryBytes);
    this.chunkLongs =
        Math.clamp(memoryBytes / Long.BYTES / CHUNKS_WANTED, SMALLEST_CHUNK, LARGEST_CHUNK);
  }

  /** The size of a chunk that holds whole records of so many longs. */
  int chunkLongs(int stride) {
    return chunkLongs / stride * stride;
  }

  /** Keeps the head of an array: the array itself, if memory is left, or a copy in the file. */
  RecordChunk keep(long[] longs, int used) throws IOException {
    long bytes = (long) longs.length * Long.BYTES;
    if (free.getAndAdd(-bytes) >= bytes) {
      return RecordChunk.inMemory(longs, used);
    }
    free.addAndGet(bytes);
    ByteBuffer bytesOut = ByteBuffer.allocate(used * Long.BYTES).order(ByteOrder.nativeOrder());
    bytesOut.asLongBuffer().put(longs, 0, used);
    return RecordChunk.inFile(scratch().append(bytesOut), used);
  }

  /** Gives back the memory of a chunk that is not read any more. */
  void release(RecordChunk chunk) {
    if (chunk.isInMemory()) {
      free.addAndGet((long) chunk.memory().length * Long.BYTES);
    }
  }

  /** Reads longs of a chunk in the file from {@code from} on. */
  void read(RecordChunk chunk, int from, ByteBuffer window) throws IOException {
    scratch().read(window, chunk.position() + (long) from * Long.BYTES);
  }

  /** Bytes written to the temporary file so far. */
  synchronized long spilledBytes() {
    return scratch == null ? 0 : scratch.size();
  }

  private synchronized ScratchFile scratch() throws IOException {
    if (scratch == null) {
      scratch = ScratchFile.in(folder);
    }
    return scratch;
  }

  @Override
  public synchronized void close() throws IOException {
    if (scratch != null) {
      scratch.close();
    }
  }
}
