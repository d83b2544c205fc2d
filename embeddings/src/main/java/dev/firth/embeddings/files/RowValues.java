package dev.firth.embeddings.files;

import java.lang.foreign.MemorySegment;

/** Looks for values that no vector may hold. */
final class RowValues {
  private RowValues() {}

  /**
   * The first of {@code count} rows with a NaN or an infinity among its {@code dim} values, or with
   * anything but zero in its padding; -1 if all are well.
   */
  static int firstBadRow(MemorySegment rows, int count, long strideBytes, int dim) {
    for (int row = 0; row < count; row++) {
      if (!isFinite(rows, row * strideBytes, dim)
          || !isZero(rows, row * strideBytes + 4L * dim, (int) (strideBytes / 4) - dim)) {
        return row;
      }
    }
    return -1;
  }

  static boolean isFinite(MemorySegment rows, long at, int dim) {
    // x * 0 is 0 for finite numbers and NaN for the others, and NaN spreads.
    float sum = 0;
    for (int i = 0; i < dim; i++) {
      sum += rows.get(VectorTable.FLOAT, at + 4L * i) * 0f;
    }
    return sum == 0;
  }

  private static boolean isZero(MemorySegment rows, long at, int n) {
    for (int i = 0; i < n; i++) {
      if (rows.get(VectorTable.FLOAT, at + 4L * i) != 0) {
        return false;
      }
    }
    return true;
  }
}
