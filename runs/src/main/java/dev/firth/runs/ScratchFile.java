package dev.firth.runs;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A temporary file without a name for others, gone when it is closed or the program ends.
 * Thread-safe: several threads may append and read at a time.
 */
public final class ScratchFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final AtomicLong end = new AtomicLong();

  private ScratchFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** A new file, empty, in a folder with room for large files. */
  public static ScratchFile in(Path folder) throws IOException {
    var random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    Path path = folder.resolve(".firth-" + random + ".tmp");
    try {
      // On Unix the name is removed at once, so that not even a killed program leaves the file.
      var channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new ScratchFile(path, channel);
    } catch (IOException e) {
      throw AtomicFile.explain(path, e);
    }
  }

  /** Writes what remains in the buffer behind all that was written; returns where it begins. */
  public long append(ByteBuffer bytes) throws IOException {
    long at = end.getAndAdd(bytes.remaining());
    long next = at;
    try {
      while (bytes.hasRemaining()) {
        next += channel.write(bytes, next);
      }
    } catch (IOException e) {
      throw AtomicFile.explain(path, e);
    }
    return at;
  }

  /** Fills what remains in the buffer. */
  public void read(ByteBuffer bytes, long at) throws IOException {
    long next = at;
    while (bytes.hasRemaining()) {
      int n = channel.read(bytes, next);
      if (n < 0) {
        throw new EOFException("the temporary file " + path + " was cut off");
      }
      next += n;
    }
  }

  /** Bytes written. */
  public long size() {
    return end.get();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
