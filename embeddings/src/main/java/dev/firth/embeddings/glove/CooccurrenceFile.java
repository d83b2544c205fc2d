package dev.firth.embeddings.glove;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The binary co-occurrence file of GloVe's C programs (Pennington et al. 2014), {@code
 * cooccurrence.bin} and {@code cooccurrence.shuf.bin}: for each pair two int32, the numbers of word
 * and context in the vocabulary counted from 1, and a float64, how often they occurred together;
 * little-endian, without a header.
 */
public final class CooccurrenceFile {
  /** Bytes of a record. */
  public static final int BYTES_A_RECORD = 16;

  private static final int BUFFER_BYTES = 1 << 20;

  private CooccurrenceFile() {}

  /**
   * Reads all records in their order.
   *
   * @param vocabulary number of words of the vocabulary that the file was made with
   * @throws BadInputException if the file is empty or cut off, or a record names a word outside the
   *     vocabulary or has a count that is not finite and above 0
   */
  public static void read(Path file, int vocabulary, RecordConsumer consumer, Progress progress)
      throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = checkedSize(file, channel);
      var buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      try (var task = progress.start("read pairs", "bytes", size)) {
        for (long at = 0; at < size; at += buffer.limit()) {
          fill(file, channel, buffer.clear().limit((int) Math.min(BUFFER_BYTES, size - at)));
          give(file, buffer, at / BYTES_A_RECORD, vocabulary, consumer);
          task.done(at);
        }
      }
    }
  }

  private static long checkedSize(Path file, FileChannel channel) throws IOException {
    long size = Files.isRegularFile(file) ? channel.size() : 0;
    if (size == 0) {
      throw new BadInputException(file + " is empty or no file: no co-occurrences to read");
    }
    if (size % BYTES_A_RECORD != 0) {
      throw new BadInputException(
          "%s has %d bytes, which are not whole records of %d: it is cut off or no co-occurrence file"
              .formatted(file, size, BYTES_A_RECORD));
    }
    return size;
  }

  private static void fill(Path file, FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new BadInputException(file + " was cut off while it was read: make it again");
      }
    }
    buffer.flip();
  }

  private static void give(
      Path file, ByteBuffer buffer, long first, int vocabulary, RecordConsumer consumer)
      throws IOException {
    for (int at = 0; at < buffer.limit(); at += BYTES_A_RECORD) {
      int word = buffer.getInt(at) - 1;
      int context = buffer.getInt(at + 4) - 1;
      double x = buffer.getDouble(at + 8);
      // Number 0 wraps to -1, and the lowest int to the highest: neither is below the size.
      if (word < 0 || word >= vocabulary || context < 0 || context >= vocabulary) {
        throw new BadInputException(
            "%s, record %d: words %d and %d, but the vocabulary has words 1 to %d: give the vocabulary that the file was made with"
                .formatted(
                    file,
                    first + at / BYTES_A_RECORD + 1,
                    buffer.getInt(at),
                    buffer.getInt(at + 4),
                    vocabulary));
      }
      if (!(x > 0 && x <= Double.MAX_VALUE)) {
        throw new BadInputException(
            "%s, record %d: the count is %s, not a number above 0: the file is damaged"
                .formatted(file, first + at / BYTES_A_RECORD + 1, x));
      }
      consumer.record(word, context, x);
    }
  }

  /** Has rows counted, stratum by stratum. */
  @FunctionalInterface
  interface RowCounting {
    void count(Supplier<RowSink> sinks) throws IOException;
  }

  /** Writes rows in the order of their strata; returns the number of pairs. */
  static long writeRows(Path file, DistanceUnits units, RowCounting counting) throws IOException {
    var pairs = new AtomicLong();
    AtomicFile.writeChannel(
        file,
        channel -> {
          var writer = new InOrder(channel);
          counting.count(() -> new Sink(units, writer, pairs));
        });
    return pairs.get();
  }

  /** Appends the record of context i of a word. */
  static void put(ByteBuffer buffer, int word, DenseRow row, int i, DistanceUnits units) {
    buffer.putInt(word + 1).putInt(row.context(i) + 1).putDouble(units.count(row.units(i)));
  }

  /** Threads wait until the strata before theirs are written. */
  private static final class InOrder {
    private final FileChannel channel;
    private int next;

    InOrder(FileChannel channel) {
      this.channel = channel;
    }

    synchronized void write(int stratum, ByteBuffer bytes) throws IOException {
      try {
        while (next != stratum) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        var interrupted = new InterruptedIOException("interrupted while writing co-occurrences");
        interrupted.initCause(e);
        throw interrupted;
      }
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      next++;
      notifyAll();
    }
  }

  private static final class Sink implements RowSink {
    private final DistanceUnits units;
    private final InOrder writer;
    private final AtomicLong pairs;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);

    Sink(DistanceUnits units, InOrder writer, AtomicLong pairs) {
      this.units = units;
      this.writer = writer;
      this.pairs = pairs;
    }

    @Override
    public void row(int word, DenseRow row) {
      reserve(row.size() * BYTES_A_RECORD);
      for (int i = 0; i < row.size(); i++) {
        put(buffer, word, row, i, units);
      }
      pairs.addAndGet(row.size());
    }

    private void reserve(int bytes) {
      if (buffer.remaining() < bytes) {
        int capacity = Math.addExact(buffer.position(), Math.max(bytes, buffer.position() / 2));
        byte[] larger = Arrays.copyOf(buffer.array(), capacity);
        buffer = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(buffer.position());
      }
    }

    @Override
    public void end(int stratum) throws IOException {
      writer.write(stratum, buffer.flip());
      buffer.clear();
    }
  }
}
