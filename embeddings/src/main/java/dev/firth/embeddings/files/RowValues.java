package dev.firth.embeddings.files;

import java.lang.foreign.MemorySegment;

/**
 * Looks for values that no vector may hold. Rows are copied to an array first: loops over segments
 * are slow until they are compiled, and this one runs at every start.
 */
final class RowValues {
  private RowValues() {}

  /**
   * The first of {@code count} rows with a NaN or an infinity among its {@code dim} values, or with
   * anything but zero in its padding; -1 if all are well.
   */
  static int firstBadRow(MemorySegment rows, int count, long strideBytes, int dim) {
    var row = new float[(int) (strideBytes / 4)];
    for (int i = 0; i < count; i++) {
      MemorySegment.copy(rows, VectorTable.FLOAT, i * strideBytes, row, 0, row.length);
      if (!isFinite(row, dim) || !isZero(row, dim)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the first {@code dim} values are finite numbers. */
  static boolean isFinite(float[] row, int dim) {
    // x * 0 is 0 for finite numbers and NaN for the others, and NaN spreads.
    float sum = 0;
    for (int i = 0; i < dim; i++) {
      sum += row[i] * 0f;
    }
    return sum == 0;
  }

  private static boolean isZero(float[] row, int from) {
    for (int i = from; i < row.length; i++) {
      if (row[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
