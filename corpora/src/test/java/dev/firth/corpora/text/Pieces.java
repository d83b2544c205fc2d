package dev.firth.corpora.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What a reader delivers, put together again: lines end with LF, an open last line with none. */
final class Pieces {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private long lines;
  private int longest;
  private long brokenBytes;

  static Pieces of(TextReader reader) throws IOException {
    Pieces pieces = new Pieces();
    pieces.read(reader);
    return pieces;
  }

  void read(TextReader reader) throws IOException {
    try (reader) {
      while (reader.next()) {
        text.write(reader.buffer(), reader.offset(), reader.length());
        longest = Math.max(longest, reader.length());
        if (reader.endsLine()) {
          text.write('\n');
          lines++;
        }
      }
      brokenBytes += reader.brokenBytes();
    }
  }

  byte[] bytes() {
    return text.toByteArray();
  }

  long lines() {
    return lines;
  }

  int longest() {
    return longest;
  }

  long brokenBytes() {
    return brokenBytes;
  }
}
