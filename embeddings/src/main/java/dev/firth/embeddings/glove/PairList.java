package dev.firth.embeddings.glove;

import dev.firth.embeddings.kernels.GloveStep;
import java.nio.ByteBuffer;
import java.util.Arrays;

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

  /** Moves all pairs to a buffer, ordered by rows; pairs of the same rows keep their order. */
  void drainTo(ByteBuffer buffer) {
    sort();
    buffer.asIntBuffer().put(ints, 0, size * INTS);
    buffer.position(buffer.position() + size * INTS * Integer.BYTES);
    size = 0;
    sorted = true;
  }

  private void sort() {
    if (sorted) {
      return;
    }
    var keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (Integer.toUnsignedLong(ints[i * INTS]) << 31) | i;
    }
    Arrays.sort(keys);
    var ordered = new int[ints.length];
    for (int i = 0; i < size; i++) {
      System.arraycopy(ints, (int) (keys[i] & Integer.MAX_VALUE) * INTS, ordered, i * INTS, INTS);
    }
    ints = ordered;
  }
}
