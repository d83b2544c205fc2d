package dev.firth.embeddings.glove;

import dev.firth.runs.ScratchFile;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Records of a co-occurrence file brought together in groups, in a temporary file. */
final class RecordGroups implements AutoCloseable {
  private static final int RECORD = CooccurrenceFile.BYTES_A_RECORD;
  private static final long BUFFER_BYTES = 32L << 20;
  private static final int LARGEST_BUFFER = 1 << 16;
  private static final int SMALLEST_BUFFER = 64 * RECORD;

  private final ScratchFile file;
  private final ByteBuffer[] buffers;
  private final LongArrayList[] begins;
  private final LongArrayList[] lengths;
  private final long[] sizes;

  RecordGroups(int groups, Path folder) throws IOException {
    file = ScratchFile.in(folder);
    buffers = new ByteBuffer[groups];
    begins = new LongArrayList[groups];
    lengths = new LongArrayList[groups];
    sizes = new long[groups];
    int bytes =
        Math.clamp(BUFFER_BYTES / groups, SMALLEST_BUFFER, LARGEST_BUFFER) / RECORD * RECORD;
    for (int i = 0; i < groups; i++) {
      buffers[i] = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
      begins[i] = new LongArrayList();
      lengths[i] = new LongArrayList();
    }
  }

  void add(int group, int word, int context, double x) throws IOException {
    ByteBuffer buffer = buffers[group];
    if (!buffer.hasRemaining()) {
      flush(group);
    }
    buffer.putInt(word).putInt(context).putDouble(x);
    sizes[group]++;
  }

  private void flush(int group) throws IOException {
    ByteBuffer buffer = buffers[group].flip();
    lengths[group].add(buffer.remaining());
    begins[group].add(file.append(buffer));
    buffer.clear();
  }

  /** There are no more records. */
  void finish() throws IOException {
    for (int group = 0; group < buffers.length; group++) {
      flush(group);
      buffers[group] = null;
    }
  }

  /** Number of records. */
  long size(int group) {
    return sizes[group];
  }

  /** Gives the records of a group in the order in which they came. */
  void read(int group, RecordConsumer consumer) throws IOException {
    var buffer = ByteBuffer.allocate(LARGEST_BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < begins[group].size(); i++) {
      buffer.clear().limit((int) lengths[group].getLong(i));
      file.read(buffer, begins[group].getLong(i));
      buffer.flip();
      while (buffer.hasRemaining()) {
        consumer.record(buffer.getInt(), buffer.getInt(), buffer.getDouble());
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
