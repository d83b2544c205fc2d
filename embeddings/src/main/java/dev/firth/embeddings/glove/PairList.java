package dev.firth.embeddings.glove;

import dev.firth.embeddings.kernels.GloveStep;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Pairs in the layout of {@link GloveStep}, in memory that grows. */
final class PairList {
  private static final int INTS = GloveStep.PAIR_INTS;

  private int[] ints = new int[64 * INTS];
  private int size;
  private boolean sorted = true;

  void add(int rows, float logX, float weight) {
    int at = size * INTS;
    if (at == ints.length) {
      ints = Arrays.copyOf(ints, Math.multiplyExact(ints.length / (2 * INTS), 3) * INTS);
    }
    sorted &= at == 0 || Integer.compareUnsigned(ints[at - INTS], rows) <= 0;
    ints[at] = rows;
    ints[at + 1] = Float.floatToRawIntBits(logX);
    ints[at + 2] = Float.floatToRawIntBits(weight);
    size++;
  }

  int size() {
    return size;
  }

  /** The pairs, and room behind them. */
  int[] ints() {
    return ints;
  }

  void clear() {
    size = 0;
    sorted = true;
  }

  /** By rows; pairs of the same rows keep their order. */
  void sort() {
    if (sorted) {
      return;
    }
    var keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = Integer.toUnsignedLong(ints[i * INTS]) << 31 | i;
    }
    Arrays.sort(keys);
    var ordered = new int[ints.length];
    for (int i = 0; i < size; i++) {
      System.arraycopy(ints, (int) (keys[i] & Integer.MAX_VALUE) * INTS, ordered, i * INTS, INTS);
    }
    ints = ordered;
    sorted = true;
  }

  /** Fisher and Yates's shuffle. */
  void shuffle(SplittableRandom random) {
    sorted = false;
    for (int i = size - 1; i > 0; i--) {
      int a = i * INTS;
      int b = Draw.below(i + 1, random) * INTS;
      for (int k = 0; k < INTS; k++) {
        int swapped = ints[a + k];
        ints[a + k] = ints[b + k];
        ints[b + k] = swapped;
      }
    }
  }
}
