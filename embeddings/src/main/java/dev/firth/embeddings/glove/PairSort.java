package dev.firth.embeddings.glove;

import dev.firth.embeddings.kernels.GloveStep;
import java.util.Arrays;

/** Sorts pairs by their rows, in memory that is used again. Belongs to one thread. */
final class PairSort {
  private static final int INTS = GloveStep.PAIR_INTS;

  private long[] keys = new long[0];
  private int[] ordered = new int[0];

  /** Pairs of the same rows keep their order. */
  void sort(int[] pairs, int size) {
    if (keys.length < size) {
      keys = new long[size + size / 4];
      ordered = new int[keys.length * INTS];
    }
    for (int i = 0; i < size; i++) {
      keys[i] = (Integer.toUnsignedLong(pairs[i * INTS]) << 31) | i;
    }
    Arrays.sort(keys, 0, size);
    for (int i = 0; i < size; i++) {
      System.arraycopy(pairs, (int) (keys[i] & Integer.MAX_VALUE) * INTS, ordered, i * INTS, INTS);
    }
    System.arraycopy(ordered, 0, pairs, 0, size * INTS);
  }
}
