package dev.firth.corpora;

import dev.firth.corpora.text.TextReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Whole lines of one side of a parallel corpus; those that no memory should hold are passed over.
 */
final class SideReader implements Closeable {
  private final TextReader reader;
  private final String name;
  private long lines;
  private long lineBytes;
  private boolean cut;

  SideReader(TextReader reader, String name) {
    this.reader = reader;
    this.name = name;
  }

  boolean next() throws IOException {
    if (!reader.next()) {
      return false;
    }
    lines++;
    lineBytes = reader.length();
    cut = !reader.endsLine();
    while (!reader.endsLine() && reader.next()) {
      lineBytes += reader.length();
    }
    return true;
  }

  void skipToEnd() throws IOException {
    while (next()) {}
  }

  String name() {
    return name;
  }

  long lines() {
    return lines;
  }

  String text() {
    return new String(buffer(), offset(), length(), StandardCharsets.UTF_8);
  }

  byte[] buffer() {
    return reader.buffer();
  }

  int offset() {
    return reader.offset();
  }

  int length() {
    return cut ? 0 : reader.length();
  }

  boolean isCut() {
    return cut;
  }

  long lineBytes() {
    return lineBytes;
  }

  long brokenBytes() {
    return reader.brokenBytes();
  }

  long bytesRead() {
    return reader.bytesRead();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
