package dev.firth.embeddings.glove;

import java.util.SplittableRandom;

/** Draws numbers by one multiplication; {@code nextInt(n)} divides. */
final class Draw {
  private Draw() {}

  /** One of 0 to {@code n - 1}. */
  static int below(int n, SplittableRandom random) {
    return (int) (((random.nextLong() >>> 32) * n) >>> 32);
  }
}
