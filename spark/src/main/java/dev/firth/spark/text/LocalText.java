package dev.firth.spark.text;

import dev.firth.corpora.Corpus;
import dev.firth.runs.BadInputException;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.security.AccessControlException;

/**
 * The text of a part as a temporary file of this machine, so that what reads corpora reads it: any
 * of Hadoop's file systems may hold the original. Deleted when closed.
 */
public final class LocalText implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 17;

  private final TextPart part;
  private final Path file;

  private LocalText(TextPart part, Path file) {
    this.part = part;
    this.file = file;
  }

  /**
   * Copies the lines that belong to a part, as they are stored.
   *
   * @throws BadInputException if the file cannot be read
   */
  public static LocalText of(TextPart part, Configuration hadoop) throws IOException {
    var local = new LocalText(part, Files.createTempFile("firth-part-", ".txt"));
    try {
      local.copy(hadoop);
      return local;
    } catch (FileNotFoundException | AccessControlException e) {
      local.close();
      throw new BadInputException(part.name() + ": cannot be read: " + reason(e), e);
    } catch (IOException | RuntimeException e) {
      local.close();
      throw e;
    }
  }

  private static String reason(IOException e) {
    return String.valueOf(e.getMessage()).replace(System.lineSeparator(), " ");
  }

  /** The lines as they are stored. */
  public Path file() {
    return file;
  }

  /** Whether no line begins in the part: a long one may run through it. */
  public boolean isEmpty() throws IOException {
    return Files.size(file) == 0;
  }

  /** The lines as a corpus, read as if they stood where they come from. */
  public Corpus corpus() throws IOException {
    return Corpus.ofPart(file, part.name(), part.beginsFile());
  }

  private void copy(Configuration hadoop) throws IOException {
    var path = new org.apache.hadoop.fs.Path(part.file());
    try (FSDataInputStream in = path.getFileSystem(hadoop).open(path);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
      if (part.packed()) {
        in.transferTo(out);
      } else {
        new Lines(in, part).copyTo(out);
      }
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  /** The lines that begin within a range of bytes. */
  private static final class Lines {
    private final FSDataInputStream in;
    private final TextPart part;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int filled;
    private long position;

    Lines(FSDataInputStream in, TextPart part) {
      this.in = in;
      this.part = part;
    }

    void copyTo(OutputStream out) throws IOException {
      // A line begins behind a line feed: the byte before the range decides about its first one.
      seek(Math.max(0, part.start() - 1));
      if (!part.beginsFile()) {
        skipLine();
      }
      while (position + at < part.end() && copyRange(out)) {}
    }

    private void seek(long place) throws IOException {
      in.seek(place);
      position = place;
    }

    private boolean fill() throws IOException {
      position += filled;
      at = 0;
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
      return filled > 0;
    }

    private void skipLine() throws IOException {
      while (at < filled || fill()) {
        if (buffer[at++] == '\n') {
          return;
        }
      }
    }

    /** Copies what is in the buffer, up to the end of the last line that begins in the range. */
    private boolean copyRange(OutputStream out) throws IOException {
      if (at == filled && !fill()) {
        return false;
      }
      long lastByte = part.end() - 1;
      int from = at;
      if (position + filled <= lastByte) {
        at = filled;
        out.write(buffer, from, at - from);
        return true;
      }
      // The line of the range's last byte goes on to its line feed, which may be that byte.
      at = (int) (lastByte - position);
      out.write(buffer, from, at - from);
      copyLine(out);
      return false;
    }

    private void copyLine(OutputStream out) throws IOException {
      do {
        int from = at;
        while (at < filled) {
          if (buffer[at++] == '\n') {
            out.write(buffer, from, at - from);
            return;
          }
        }
        out.write(buffer, from, at - from);
      } while (fill());
    }
  }
}
