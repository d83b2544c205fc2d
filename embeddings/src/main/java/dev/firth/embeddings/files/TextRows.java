package dev.firth.embeddings.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the rows of a text vector file, {@code word number … number} a line, with all processors.
 * The last {@code dim} fields are the numbers, what stands before them is the word: it may hold
 * spaces, as in {@code glove.840B}.
 *
 * <p>The file is cut into parts at line ends; a first pass counts lines, so that memory is taken
 * once and each row's place is known, a second one parses.
 */
final class TextRows {

  private static final int PART_BYTES = 4 << 20;
  private static final int MAX_LINE_BYTES = 64 << 20;

  private final Path file;
  private final FileChannel channel;
  private final int dim;
  private final long end;

  private TextRows(Path file, FileChannel channel, int dim) throws IOException {
    this.file = file;
    this.channel = channel;
    this.dim = dim;
    this.end = trimmedEnd();
  }

  /** A run of whole lines, and how many lines stand before it in the file. */
  private record Part(long start, int bytes, long firstLine, long lines) {}

  /**
   * Reads all rows from {@code start}.
   *
   * @param headerLines lines before {@code start}, so that messages give the editor's line numbers
   * @param expectedRows what the header says, or -1
   */
  static VectorTable read(Path file, long start, int headerLines, int dim, long expectedRows)
      throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new TextRows(file, channel, dim).read(start, headerLines, expectedRows);
    }
  }

  private VectorTable read(long start, int headerLines, long expectedRows) throws IOException {
    List<Part> parts = countLines(cut(start), headerLines);
    Part last = parts.getLast();
    long rowCount = last.firstLine + last.lines - headerLines - 1;
    if (expectedRows >= 0
        && rowCount != expectedRows
        && !hasUncountedRow(last, rowCount, expectedRows)) {
      throw new BadInputException(
          file
              + " says "
              + expectedRows
              + " words in its first line and has "
              + rowCount
              + ": it is cut off or joined; if all its rows are right, write "
              + rowCount
              + " there");
    }
    if (rowCount == 0 || rowCount > VectorTable.MAX_WORDS) {
      throw new BadInputException(file + " has " + rowCount + " rows: make it again");
    }
    // A row of n numbers takes 2n + 1 bytes at least: a dimension that lies stops here, before
    // memory is taken for it.
    if (rowCount * 2 * dim > end) {
      throw new BadInputException(
          file
              + " is too short for "
              + rowCount
              + " rows of "
              + dim
              + " numbers: it is cut off, or its first line is wrong");
    }
    return parse(parts, headerLines, rowCount);
  }

  /** GloVe's {@code -write-header 1} does not count the row that it appends for unknown words. */
  private boolean hasUncountedRow(Part last, long rowCount, long expectedRows) {
    if (rowCount != expectedRows + 1) {
      return false;
    }
    byte[] text = load(last);
    int lineStart = last.bytes;
    while (lineStart > 0 && text[lineStart - 1] != '\n') {
      lineStart--;
    }
    return new String(text, lineStart, last.bytes - lineStart, UTF_8).startsWith("<unk> ");
  }

  private VectorTable parse(List<Part> parts, int headerLines, long rowCount) throws IOException {
    long stride = VectorTable.strideBytes(dim);
    var arena = Arena.ofShared();
    try {
      var rows = arena.allocate(rowCount * stride, 64);
      var words =
          inParallel(
              parts,
              part -> {
                long first = part.firstLine - headerLines - 1;
                var target = rows.asSlice(first * stride, part.lines * stride);
                var parser = new RowParser(file, dim, part.firstLine, target, stride);
                parser.parse(load(part), part.bytes);
                return parser.words();
              });
      return RowMerger.merge(words, rows, dim, arena);
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
  }

  private List<Part> cut(long start) throws IOException {
    var parts = new ArrayList<Part>();
    for (long from = start; from < end; ) {
      long to = from + PART_BYTES >= end ? end : lineEnd(from + PART_BYTES);
      if (to - from > MAX_LINE_BYTES) {
        throw new BadInputException(
            file
                + " has a line of more than "
                + (MAX_LINE_BYTES >> 20)
                + " MiB near byte "
                + from
                + ": it is no text vector file");
      }
      parts.add(new Part(from, (int) (to - from), 0, 0));
      from = to;
    }
    if (parts.isEmpty()) {
      throw new BadInputException(file + " holds no vectors: make or copy it again");
    }
    return parts;
  }

  /** Where the line ends in which {@code from} lies: behind its LF, or the end of the text. */
  private long lineEnd(long from) throws IOException {
    var buffer = new byte[1 << 16];
    for (long at = from; at < end && at - from <= MAX_LINE_BYTES; ) {
      int n = readFully(at, buffer, (int) Math.min(buffer.length, end - at));
      for (int i = 0; i < n; i++) {
        if (buffer[i] == '\n') {
          return at + i + 1;
        }
      }
      at += n;
    }
    return end;
  }

  /** The end of the text without the line ends and spaces that close it. */
  private long trimmedEnd() throws IOException {
    var buffer = new byte[1 << 12];
    for (long at = channel.size(); at > 0; ) {
      int n = (int) Math.min(buffer.length, at);
      readFully(at - n, buffer, n);
      for (int i = n - 1; i >= 0; i--) {
        if (buffer[i] != '\n' && buffer[i] != '\r' && buffer[i] != ' ') {
          return at - n + i + 1;
        }
      }
      at -= n;
    }
    return 0;
  }

  private List<Part> countLines(List<Part> parts, int headerLines) throws IOException {
    List<Long> lines = inParallel(parts, part -> RowParser.countLines(load(part), part.bytes));
    var counted = new ArrayList<Part>();
    long line = 1L + headerLines;
    for (int i = 0; i < parts.size(); i++) {
      counted.add(new Part(parts.get(i).start, parts.get(i).bytes, line, lines.get(i)));
      line += lines.get(i);
    }
    return counted;
  }

  private byte[] load(Part part) {
    try {
      var bytes = new byte[part.bytes];
      readFully(part.start, bytes, part.bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int readFully(long at, byte[] into, int n) throws IOException {
    var buffer = ByteBuffer.wrap(into, 0, n);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new BadInputException(file + " became shorter while it was read: read it again");
      }
    }
    return n;
  }

  /** The results in the order of the parts; the first failure in that order wins. */
  private static <T> List<T> inParallel(List<Part> parts, Function<Part, T> work)
      throws IOException {
    record Outcome<R>(R result, UncheckedIOException failure) {}
    List<Outcome<T>> outcomes =
        parts.parallelStream()
            .map(
                part -> {
                  try {
                    return new Outcome<>(work.apply(part), null);
                  } catch (UncheckedIOException e) {
                    return new Outcome<T>(null, e);
                  }
                })
            .toList();
    var results = new ArrayList<T>();
    for (var outcome : outcomes) {
      if (outcome.failure != null) {
        throw outcome.failure.getCause();
      }
      results.add(outcome.result);
    }
    return results;
  }

  /** A word for a message: whole if short, without what a terminal would act on. */
  static String show(byte[] bytes, int from, int to) {
    String word = new String(bytes, from, Math.min(to - from, 40), UTF_8);
    return word.replaceAll("\\p{Cntrl}", "?") + (to - from > 40 ? "…" : "");
  }
}
