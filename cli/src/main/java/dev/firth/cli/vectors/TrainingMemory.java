package dev.firth.cli.vectors;

import dev.firth.embeddings.train.Word2VecOptions;
import java.io.IOException;
import java.util.Locale;

/** How much memory training will take, said before it starts. */
final class TrainingMemory {
  /** Rows are padded to a multiple of so many floats. */
  private static final int ROW_UNIT = 16;

  private TrainingMemory() {}

  /** Bytes of the matrices: word vectors, and outputs of each kind. */
  static long bytes(long vocabulary, Word2VecOptions options) {
    long row = Math.ceilDivExact(options.dim(), ROW_UNIT) * (long) ROW_UNIT * Float.BYTES;
    int matrices = 1 + (options.negative() > 0 ? 1 : 0) + (options.hierarchicalSoftmax() ? 1 : 0);
    return matrices * vocabulary * row;
  }

  static void check(long vocabulary, Word2VecOptions options) throws IOException {
    checkHeap(vocabulary, options.dim(), bytes(vocabulary, options));
  }

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
