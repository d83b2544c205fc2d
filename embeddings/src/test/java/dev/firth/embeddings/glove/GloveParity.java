package dev.firth.embeddings.glove;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The files that GloVe's own programs wrote; the script beside them says how. */
final class GloveParity {
  static final int WINDOW = 6;
  static final int DIM = 10;

  private GloveParity() {}

  static Path file(String name) {
    try {
      return Path.of(GloveParity.class.getResource("/parity/glove/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
