package dev.firth.eval.translation;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of a file of segments: UTF-8, packed or not. Not thread-safe. */
final class SegmentLines implements Closeable {
  private final String name;
  private final Corpus corpus;
  private final TextReader reader;
  private long read;

  private SegmentLines(String name, Corpus corpus) throws IOException {
    this.name = name;
    this.corpus = corpus;
    this.reader = corpus.open();
  }

  /**
   * Opens a file; "-" is standard input.
   *
   * @throws BadInputException if there is no such file
   */
  static SegmentLines open(Path file) throws IOException {
    if (file.toString().equals("-")) {
      return new SegmentLines("standard input", Corpus.of(List.of("-")));
    }
    if (!Files.exists(file) || Files.isDirectory(file)) {
      throw new BadInputException(
          file
              + (Files.exists(file) ? " is a folder" : " does not exist")
              + ": name a text file with a segment a line");
    }
    return new SegmentLines(file.toString(), Corpus.of(file));
  }

  /** What messages call the file. */
  String name() {
    return name;
  }

  /** How many lines were read. */
  long read() {
    return read;
  }

  /** Moves a line into a block; false at the end of the file. */
  boolean next(SegmentBlock into) throws IOException {
    if (!reader.next()) {
      return false;
    }
    read++;
    if (!reader.endsLine()) {
      throw new BadInputException(
          "%s:%d: a line of more than %d bytes; is this a file with a segment a line?"
              .formatted(name, read, TextReader.MAX_PIECE));
    }
    into.add(reader.buffer(), reader.offset(), reader.length());
    return true;
  }

  /** Bytes that were not UTF-8 so far, and became U+FFFD. */
  long brokenBytes() {
    return reader.brokenBytes();
  }

  /** Counts the lines that are left. */
  long skipToEnd() throws IOException {
    while (reader.next()) {
      read += reader.endsLine() ? 1 : 0;
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    try (corpus) {
      reader.close();
    }
  }
}
