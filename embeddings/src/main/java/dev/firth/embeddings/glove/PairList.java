package dev.firth.embeddings.glove;

import dev.firth.embeddings.kernels.GloveStep;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Pairs in the layout of {@link GloveStep}, in memory that grows. */
final class PairList {
  private static final int INTS = GloveStep.PAIR_INTS;

  /** Rows of words that stay in the cache together with a strip of contexts. */
  private static final int MIXED_ROWS = 64;

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

  /**
   * Moves all pairs to a buffer, those of {@link #MIXED_ROWS} neighbouring words together and
   * shuffled. The order depends on the pairs and the generator, and only for pairs of the same rows
   * on the order in which they came.
   */
  void drainTo(ByteBuffer buffer, PairSort sort, SplittableRandom random) {
    if (!sorted) {
      sort.sort(ints, size);
    }
    for (int from = 0; from < size; ) {
      int rows = words(from) / MIXED_ROWS;
      int to = from + 1;
      while (to < size && words(to) / MIXED_ROWS == rows) {
        to++;
      }
      shuffle(from, to, random);
      from = to;
    }
    buffer.asIntBuffer().put(ints, 0, size * INTS);
    buffer.position(buffer.position() + size * INTS * Integer.BYTES);
    size = 0;
    sorted = true;
  }

  /** Row of the word of pair i. */
  private int words(int i) {
    return ints[i * INTS] >>> 16;
  }

  /** Fisher and Yates's shuffle. */
  private void shuffle(int from, int to, SplittableRandom random) {
    for (int i = to - 1; i > from; i--) {
      int a = i * INTS;
      int b = (from + Draw.below(i - from + 1, random)) * INTS;
      for (int k = 0; k < INTS; k++) {
        int swapped = ints[a + k];
        ints[a + k] = ints[b + k];
        ints[b + k] = swapped;
      }
    }
  }
}
