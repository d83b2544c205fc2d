package dev.firth.cli.vectors;

import java.io.IOException;
import java.util.Locale;

/** How much memory training will take, said before it starts. */
final class TrainingMemory {
  private TrainingMemory() {}

  /** Whether Java may use the memory that training so many words needs. */
  static void checkHeap(long vocabulary, int dim, long needed) throws IOException {
    long heap = Runtime.getRuntime().maxMemory();
    if (needed > heap) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "training %,d words in %d dimensions needs about %,d MB, but Java may use %,d MB:"
                  + " give FIRTH_JAVA_OPTS=-Xmx%dm, a higher --min-count, a --max-vocab or a lower"
                  + " --dim",
              vocabulary,
              dim,
              needed >> 20,
              heap >> 20,
              (needed >> 20) * 5 / 4));
    }
  }
}
