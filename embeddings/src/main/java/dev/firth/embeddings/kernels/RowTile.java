package dev.firth.embeddings.kernels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Rows on their way from a segment to an array. */
final class RowTile {

  /** Rows that are copied together: at dimension 300 they stay in the second-level cache. */
  static final int ROWS = 64;

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private RowTile() {}

  static void copy(
      MemorySegment rows, long at, long strideBytes, int count, int dim, float[] tile) {
    for (int row = 0; row < count; row++) {
      MemorySegment.copy(rows, FLOAT, at + row * strideBytes, tile, row * dim, dim);
    }
  }
}
