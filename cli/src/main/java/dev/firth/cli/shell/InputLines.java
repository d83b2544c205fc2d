package dev.firth.cli.shell;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Lines of a file or of standard input, some hundred kilobytes at a time, so that memory does not
 * grow with the input; only a longer line has more.
 */
public final class InputLines implements AutoCloseable {
  private static final int BATCH_BYTES = 1 << 18;

  /** The longest line as a share of the memory: its tokens take many times as much. */
  private static final int SHARE_OF_MEMORY = 32;

  private static final int LEAST_LONGEST = 4 << 20;
  private static final int MOST_LONGEST = 1 << 28;

  private final String name;
  private final InputStream in;
  private final int longest;
  private byte[] buffer = new byte[BATCH_BYTES];
  private int filled;
  private boolean ended;
  private long line = 1;

  private InputLines(String name, InputStream in) {
    this.name = name;
    this.in = in;
    long share = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
    longest = Math.clamp(share, LEAST_LONGEST, MOST_LONGEST);
  }

  /** Opens a file; null or "-" is standard input. */
  public static InputLines open(Path file, Console console) throws IOException {
    if (file == null || file.toString().equals("-")) {
      return new InputLines("standard input", console.in());
    }
    try {
      return new InputLines(file.toString(), Files.newInputStream(file));
    } catch (NoSuchFileException e) {
      throw new BadInputException(
          file + " does not exist: name a file, or - for standard input", e);
    }
  }

  /** The next lines, or null at the end. */
  public InputBatch next() throws IOException {
    int end = fill();
    if (end == 0) {
      return null;
    }
    var batch = new InputBatch(name, line, buffer, end);
    line += batch.count();
    byte[] rest = new byte[Math.max(BATCH_BYTES, filled - end)];
    System.arraycopy(buffer, end, rest, 0, filled - end);
    filled -= end;
    buffer = rest;
    return batch;
  }

  /** Whether more can be had without waiting for whoever writes it. */
  public boolean isReady() throws IOException {
    return !ended && in.available() > 0;
  }

  /** Reads until there are whole lines, and on as long as there is room and no waiting. */
  private int fill() throws IOException {
    int end = lineEnd(0);
    while (!ended && (end == 0 || (filled < buffer.length && in.available() > 0))) {
      if (filled == buffer.length) {
        grow();
      }
      int from = filled;
      int read = in.read(buffer, filled, buffer.length - filled);
      ended = read < 0;
      filled += Math.max(0, read);
      end = Math.max(end, lineEnd(from));
    }
    return ended ? filled : end;
  }

  /** The place after the last line feed from a place on, or 0. */
  private int lineEnd(int from) {
    for (int i = filled; i > from; i--) {
      if (buffer[i - 1] == '\n') {
        return i;
      }
    }
    return 0;
  }

  private void grow() throws BadInputException {
    if (buffer.length >= longest) {
      throw new BadInputException(
          "%s, line %d is longer than %d MB, which is more than fits: give Java more memory (FIRTH_JAVA_OPTS=-Xmx…) or break the line"
              .formatted(name, line, longest >> 20));
    }
    buffer = Arrays.copyOf(buffer, (int) Math.min(longest, 2L * buffer.length));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
