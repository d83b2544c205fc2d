package dev.firth.runs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metrics of a run as JSON lines. Each line is one write at the end of the file, so that a
 * reader (or a crash) sees whole lines; a broken last line of an interrupted run is dropped when
 * the log is opened again. Thread-safe.
 */
public final class MetricsLog implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private MetricsLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the log for appending.
   *
   * @throws IOException also if another run has it open
   */
  static MetricsLog open(Path file, boolean fromTheStart) throws IOException {
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(channel, file);
      channel.truncate(fromTheStart ? 0 : endOfLastLine(channel));
      channel.position(channel.size());
      return new MetricsLog(file, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Appends one object; the time of writing is put before its keys. */
  public synchronized void log(Map<String, ?> values) throws IOException {
    var line = new LinkedHashMap<String, Object>();
    line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.putAll(values);
    var bytes = ByteBuffer.wrap(Json.line(line).getBytes(StandardCharsets.UTF_8));
    long start = channel.position();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      channel.truncate(start);
      throw AtomicFile.explain(file, e);
    }
  }

  public Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Another run of this Java machine has it; said below.
    }
    throw new IOException(file + " is in use: another run writes to this directory");
  }

  private static long endOfLastLine(FileChannel channel) throws IOException {
    var one = ByteBuffer.allocate(1);
    for (long end = channel.size(); end > 0; end--) {
      one.clear();
      channel.read(one, end - 1);
      if (one.get(0) == '\n') {
        return end;
      }
    }
    return 0;
  }
}
