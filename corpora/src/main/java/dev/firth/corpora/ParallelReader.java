package dev.firth.corpora;

import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the sides of a {@link ParallelCorpus} in step. After {@link #next()} the sides of one line
 * can be asked for until the next call. Memory: some megabytes a side, whatever the lines. Not
 * thread-safe.
 */
public final class ParallelReader implements Closeable {
  private final List<SideReader> sides = new ArrayList<>();
  private long line;

  private ParallelReader() {}

  static ParallelReader open(List<Corpus> corpora, List<String> names) throws IOException {
    var reader = new ParallelReader();
    try {
      for (int side = 0; side < corpora.size(); side++) {
        reader.sides.add(new SideReader(corpora.get(side).open(), names.get(side)));
      }
      return reader;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * Goes to the next line of every side.
   *
   * @return false at the end of all sides
   * @throws BadInputException if one side ends before another (the message names both and how many
   *     lines they have), no side has a line, a compressed file is damaged, or in a strict corpus
   *     bytes are not UTF-8
   */
  public boolean next() throws IOException {
    int ended = 0;
    for (SideReader side : sides) {
      ended += side.next() ? 0 : 1;
    }
    if (ended == 0) {
      line++;
      return true;
    }
    if (ended < sides.size()) {
      throw differentLengths();
    }
    if (line == 0) {
      throw new BadInputException(
          sides.getFirst().name() + " is empty: it needs a sentence on each line");
    }
    return false;
  }

  private BadInputException differentLengths() throws IOException {
    for (SideReader side : sides) {
      side.skipToEnd();
    }
    SideReader first = sides.getFirst();
    SideReader other =
        sides.stream().filter(side -> side.lines() != first.lines()).findFirst().orElseThrow();
    return new BadInputException(
        "%s has %,d lines and %s has %,d: line N of both must be translations of each other"
            .formatted(first.name(), first.lines(), other.name(), other.lines()));
  }

  /** The number of the line, from 1; after the end, the number of lines. */
  public long line() {
    return line;
  }

  /** The line of a side as text; empty if it {@linkplain #isCut(int) was cut}. */
  public String text(int side) {
    return sides.get(side).text();
  }

  /** The array that holds the line of a side as UTF-8; not to be changed. */
  public byte[] buffer(int side) {
    return sides.get(side).buffer();
  }

  /** Where the line begins in {@link #buffer}. */
  public int offset(int side) {
    return sides.get(side).offset();
  }

  /** Bytes of the line in {@link #buffer}; 0 if it {@linkplain #isCut(int) was cut}. */
  public int length(int side) {
    return sides.get(side).length();
  }

  /**
   * Whether the line has more than {@link TextReader#MAX_PIECE} bytes, which no sentence has. It is
   * then passed over: its length is known, its text is not kept.
   */
  public boolean isCut(int side) {
    return sides.get(side).isCut();
  }

  /** Bytes of the whole line, as UTF-8 with broken bytes replaced. */
  public long lineBytes(int side) {
    return sides.get(side).lineBytes();
  }

  /** Bytes of a side that were not UTF-8 and became U+FFFD; at the end, of the whole side. */
  public long brokenBytes(int side) {
    return sides.get(side).brokenBytes();
  }

  /** Stored bytes of all sides taken so far, for progress. */
  public long bytesRead() {
    long sum = 0;
    for (SideReader side : sides) {
      sum += side.bytesRead();
    }
    return sum;
  }

  @Override
  public void close() throws IOException {
    for (SideReader side : sides) {
      side.close();
    }
  }
}
