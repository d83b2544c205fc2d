package dev.firth.bench;

import dev.firth.embeddings.WordVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How long a model of word vectors takes to open, in milliseconds, as one JSON object:
 *
 * <ul>
 *   <li>{@code open}: the first {@link WordVectors#open} of this JVM, its classes still to be
 *       loaded
 *   <li>{@code query}: the ten nearest neighbours of its first word, right after
 *   <li>{@code again}: the least of twenty more openings
 * </ul>
 *
 * <p>Only the first figure says what a user waits for, and a JVM gives it once: {@code
 * bench/open-time.sh} starts several.
 */
public final class OpenTime {
  private OpenTime() {}

  /** Opens the file named by the one argument. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("open-time: one file of vectors is needed");
      System.exit(2);
    }
    Path file = Path.of(args[0]);
    long start = System.nanoTime();
    try (var vectors = WordVectors.open(file)) {
      double open = millisSince(start);
      long asked = System.nanoTime();
      int found = vectors.mostSimilar(vectors.word(0), 10).size();
      double query = millisSince(asked);
      System.out.printf(
          Locale.ROOT,
          "{\"words\": %d, \"dim\": %d, \"open\": %.1f, \"query\": %.1f, \"found\": %d, \"again\":"
              + " %.1f}%n",
          vectors.size(),
          vectors.dim(),
          open,
          query,
          found,
          leastOfReopenings(file));
    }
  }

  private static double leastOfReopenings(Path file) throws IOException {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long start = System.nanoTime();
      try (var vectors = WordVectors.open(file)) {
        // A size is read, so that an opening that put off its work would not look fast.
        if (vectors.size() == 0) {
          throw new IllegalStateException(file + " is empty");
        }
      }
      least = Math.min(least, millisSince(start));
    }
    return least;
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
