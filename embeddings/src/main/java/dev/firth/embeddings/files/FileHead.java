package dev.firth.embeddings.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The beginning of a file, by which it is recognised. */
final class FileHead {

  private static final int BYTES = 1 << 20;

  private final byte[] bytes;

  private FileHead(byte[] bytes) {
    this.bytes = bytes;
  }

  static FileHead read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new FileHead(in.readNBytes(BYTES));
    }
  }

  byte[] bytes() {
    return bytes;
  }

  /** Whether the head is all there is. */
  boolean wholeFile() {
    return bytes.length < BYTES;
  }
}
