package dev.firth.embeddings.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The beginning of a file, by which it is recognised. */
record FileHead(byte[] bytes, boolean wholeFile) {

  private static final int BYTES = 1 << 20;

  static FileHead read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(BYTES);
      return new FileHead(bytes, bytes.length < BYTES);
    }
  }
}
