package dev.firth.eval.baseline.documents;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.Split;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;

/** The whole lines of a corpus, file by file, with their numbers. */
final class CorpusLines implements Closeable {
  /** Bytes of the longest line or document: what is longer is hardly one. */
  static final int LONGEST = 1 << 26;

  private final Corpus corpus;
  private final Iterator<Split> files;
  private Path file;
  private TextReader reader;
  private long readBefore;
  private long number;
  private String line;
  private boolean endsLine = true;

  CorpusLines(Corpus corpus) throws IOException {
    this.corpus = corpus;
    this.files = corpus.splits(Long.MAX_VALUE).iterator();
  }

  /** Goes to the next file; false at the end. */
  boolean nextFile() throws IOException {
    closeFile();
    if (!files.hasNext()) {
      return false;
    }
    Split split = files.next();
    file = split.file();
    reader = corpus.open(split);
    number = 0;
    endsLine = true;
    return true;
  }

  /** Goes to the next line of the file; false at its end. */
  boolean nextLine() throws IOException {
    if (!reader.next()) {
      return false;
    }
    number++;
    line = reader.endsLine() ? piece() : longLine();
    return true;
  }

  private String piece() {
    return new String(reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8);
  }

  private String longLine() throws IOException {
    var bytes = new ByteArrayOutputStream(2 * TextReader.MAX_PIECE);
    bytes.write(reader.buffer(), reader.offset(), reader.length());
    while (!reader.endsLine() && reader.next()) {
      bytes.write(reader.buffer(), reader.offset(), reader.length());
      requireRoom(bytes.size());
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Goes to the next line or, of a line of more than a mebibyte, part; false at the file's end. */
  boolean nextPiece() throws IOException {
    if (!reader.next()) {
      return false;
    }
    number += endsLine ? 1 : 0;
    endsLine = reader.endsLine();
    line = piece();
    return true;
  }

  /** Whether the line ends with its part read last. */
  boolean endsLine() {
    return endsLine;
  }

  /** Refuses a document that would fill the memory. */
  void requireRoom(long bytes) throws BadInputException {
    if (bytes > LONGEST) {
      throw new BadInputException(
          place() + ": a document of more than " + (LONGEST >> 20) + " MiB; cut it into parts");
    }
  }

  /** The line, without its end. */
  String line() {
    return line;
  }

  /** Its number in the file, from 1. */
  long number() {
    return number;
  }

  Path file() {
    return file;
  }

  /** What messages call the file. */
  String fileName() {
    return corpus.nameOf(file);
  }

  /** File and line, for messages. */
  String place() {
    return fileName() + ", line " + number;
  }

  long bytes() {
    return corpus.bytes();
  }

  long bytesRead() {
    return readBefore + (reader == null ? 0 : reader.bytesRead());
  }

  private void closeFile() throws IOException {
    if (reader != null) {
      readBefore += reader.bytesRead();
      reader.close();
      reader = null;
    }
  }

  @Override
  public void close() throws IOException {
    try (corpus) {
      closeFile();
    }
  }
}
