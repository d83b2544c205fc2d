package dev.firth.embeddings.files;

import dev.firth.runs.BadInputException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;

/** Parses the lines of one part of a text vector file into rows of memory. */
final class RowParser {

  private final Path file;
  private final int dim;
  private final MemorySegment rows;
  private final long stride;
  private final float[] values;
  private final long firstLine;
  private long line;
  private byte[] words = new byte[1 << 12];
  private int[] ends = new int[1 << 8];
  private int count;

  /**
   * @param firstLine number of the part's first line in the file, for messages
   * @param rows where the part's first row goes
   */
  RowParser(Path file, int dim, long firstLine, MemorySegment rows, long stride) {
    this.file = file;
    this.dim = dim;
    this.firstLine = firstLine;
    this.rows = rows;
    this.stride = stride;
    this.values = new float[dim];
  }

  /** Lines in the first {@code n} bytes; the last one may lack its LF. */
  static long countLines(byte[] text, int n) {
    long lines = 0;
    for (int i = 0; i < n; i++) {
      if (text[i] == '\n') {
        lines++;
      }
    }
    return n > 0 && text[n - 1] != '\n' ? lines + 1 : lines;
  }

  /** Parses {@code n} bytes of whole lines. */
  void parse(byte[] text, int n) {
    for (int from = 0; from < n; ) {
      int to = from;
      while (to < n && text[to] != '\n') {
        to++;
      }
      line = firstLine + count;
      parseLine(text, from, trimmed(text, from, to));
      from = to + 1;
    }
  }

  private static int trimmed(byte[] text, int from, int to) {
    int end = to;
    while (end > from && (text[end - 1] == ' ' || text[end - 1] == '\r')) {
      end--;
    }
    return end;
  }

  private void parseLine(byte[] text, int from, int to) {
    int wordEnd = parseNumbersBackwards(text, from, to);
    if (wordEnd <= from) {
      throw bad("has no word before its numbers");
    }
    addWord(text, from, wordEnd - from);
    MemorySegment.copy(values, 0, rows, VectorTable.FLOAT, (line - firstLine) * stride, dim);
  }

  /**
   * Reads the last {@code dim} fields, from the end of the line because the word may hold spaces.
   *
   * @return the end of the word before them
   */
  private int parseNumbersBackwards(byte[] text, int from, int to) {
    int end = to;
    for (int i = dim - 1; i >= 0; i--) {
      int start = end;
      while (start > from && text[start - 1] != ' ') {
        start--;
      }
      if (start <= from) {
        throw bad("has " + (dim - 1 - i) + " numbers where " + dim + " are due");
      }
      float value = FloatParser.parse(text, start, end);
      if (!Float.isFinite(value)) {
        throw bad(
            "has '"
                + TextRows.show(text, start, end)
                + "' as number "
                + (i + 1)
                + " of "
                + dim
                + (Float.isNaN(value) ? "" : ", too large for a float"));
      }
      values[i] = value;
      end = start - 1;
      int trimmed = trimmed(text, from, end);
      // Several spaces separate like one, but for the word that is a space itself.
      end = trimmed == from ? end : trimmed;
    }
    return end;
  }

  private UncheckedIOException bad(String what) {
    return new UncheckedIOException(
        new BadInputException(
            file
                + " line "
                + line
                + " "
                + what
                + ": the file is damaged or cut off, make it again"));
  }

  private void addWord(byte[] text, int from, int length) {
    int start = count == 0 ? 0 : ends[count - 1];
    if (start + length > words.length) {
      words = Arrays.copyOf(words, Math.max(2 * words.length, start + length));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    System.arraycopy(text, from, words, start, length);
    ends[count++] = start + length;
  }

  PartWords words() {
    return new PartWords(words, Arrays.copyOf(ends, count));
  }
}
