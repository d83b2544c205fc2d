package dev.firth.eval.baseline.words;

import dev.firth.runs.UsageException;
import java.util.Arrays;

/**
 * A sparse matrix of floats by rows, the rows scaled to length one; a row without entries stays
 * zero. Products of rows run over the columns in ascending order, so that the product of two rows
 * has the same bits whatever else is computed with it.
 */
final class SparseRows {
  /** Bytes that an entry takes: its column and its value. */
  static final int ENTRY_BYTES = Integer.BYTES + Float.BYTES;

  /** Rows multiplied together: two registers of SIMD code, and one cache line of columns. */
  private static final int BLOCK = 16;

  private final int[] offsets;
  private final int[] columns;
  private final float[] values;
  private final int width;

  /**
   * @param offsets where each row begins, and where the last one ends
   * @param columns the columns of the entries, ascending within a row; more room behind is ignored
   * @param values the values of the entries; they are changed and kept
   * @param width all columns are smaller
   */
  SparseRows(int[] offsets, int[] columns, float[] values, int width) {
    this.offsets = offsets;
    this.columns = columns;
    this.values = values;
    this.width = width;
    for (int row = 0; row < rows(); row++) {
      scaleToUnit(row);
    }
  }

  private void scaleToUnit(int row) {
    double squares = 0;
    for (int i = offsets[row]; i < offsets[row + 1]; i++) {
      squares += (double) values[i] * values[i];
    }
    double length = Math.sqrt(squares);
    for (int i = offsets[row]; i < offsets[row + 1]; i++) {
      values[i] = (float) (values[i] / length);
    }
  }

  int rows() {
    return offsets.length - 1;
  }

  /** How many entries there are. */
  int entries() {
    return offsets[rows()];
  }

  /**
   * Whether so many entries fit.
   *
   * @throws UsageException if not, with what would help
   */
  static void requireRoom(long entries, long memoryBytes) {
    if (entries * ENTRY_BYTES > memoryBytes || entries > Integer.MAX_VALUE - 64) {
      throw new UsageException(
          "the baseline needs more than its "
              + (memoryBytes >> 20)
              + " MiB; allow more memory, fewer words, or use less text");
    }
  }

  /** The product of two rows. */
  double product(int first, int second) {
    double sum = 0;
    int i = offsets[first];
    int j = offsets[second];
    while (i < offsets[first + 1] && j < offsets[second + 1]) {
      int difference = columns[i] - columns[j];
      if (difference == 0) {
        sum += (double) values[i] * values[j];
      }
      i += difference <= 0 ? 1 : 0;
      j += difference >= 0 ? 1 : 0;
    }
    return sum;
  }

  /** The products of some rows with a range: {@code out[i * (to - from) + x - from]}. */
  void products(int[] rows, int from, int to, float[] out) {
    var spread = new float[Math.multiplyExact(width, BLOCK)];
    for (int first = 0; first < rows.length; first += BLOCK) {
      int count = Math.min(BLOCK, rows.length - first);
      for (int i = 0; i < count; i++) {
        spread(rows[first + i], i, spread, 1);
      }
      productsOfBlock(spread, from, to, first, count, out);
      for (int i = 0; i < count; i++) {
        spread(rows[first + i], i, spread, 0);
      }
    }
  }

  /** Writes a row, or with factor 0 zeros in its place, into its lane of the block. */
  private void spread(int row, int lane, float[] spread, float factor) {
    for (int i = offsets[row]; i < offsets[row + 1]; i++) {
      spread[columns[i] * BLOCK + lane] = values[i] * factor;
    }
  }

  private void productsOfBlock(
      float[] spread, int from, int to, int first, int count, float[] out) {
    var sums = new float[BLOCK];
    for (int x = from; x < to; x++) {
      Arrays.fill(sums, 0);
      for (int i = offsets[x]; i < offsets[x + 1]; i++) {
        int base = columns[i] * BLOCK;
        float value = values[i];
        for (int lane = 0; lane < BLOCK; lane++) {
          sums[lane] += value * spread[base + lane];
        }
      }
      for (int lane = 0; lane < count; lane++) {
        out[(first + lane) * (to - from) + x - from] = sums[lane];
      }
    }
  }
}
