package dev.firth.embeddings.fasttext;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Rows of little-endian float32 in memory or in a mapped file. */
public final class DenseRows implements RowMatrix {
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment values;
  private final long rows;
  private final int dim;
  private final long strideBytes;

  /**
   * Rows as they lie: row i begins at byte {@code i * strideBytes}.
   *
   * @throws IllegalArgumentException if the segment is too short for them
   */
  public DenseRows(MemorySegment values, long rows, int dim, long strideBytes) {
    if (rows > 0 && values.byteSize() < (rows - 1) * strideBytes + 4L * dim) {
      throw new IllegalArgumentException(
          rows + " rows of " + strideBytes + " bytes do not fit " + values.byteSize());
    }
    this.values = values;
    this.rows = rows;
    this.dim = dim;
    this.strideBytes = strideBytes;
  }

  /** Rows of an array, not copied: row i begins at {@code i * stride}. */
  public static DenseRows of(float[] values, long rows, int dim, int stride) {
    return new DenseRows(MemorySegment.ofArray(values), rows, dim, 4L * stride);
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public int dim() {
    return dim;
  }

  @Override
  public void addRows(int[] ids, int count, float[] sum) {
    // Through an array: loops over segments of several kinds run several times slower.
    var row = new float[dim];
    for (int r = 0; r < count; r++) {
      copyRow(ids[r], row, 0);
      for (int i = 0; i < dim; i++) {
        sum[i] += row[i];
      }
    }
  }

  @Override
  public float dot(int id, float[] vector) {
    var row = new float[dim];
    copyRow(id, row, 0);
    float sum = 0;
    for (int i = 0; i < dim; i++) {
      sum += row[i] * vector[i];
    }
    return sum;
  }

  @Override
  public void copyRow(int row, float[] out, int offset) {
    MemorySegment.copy(values, FLOAT, row * strideBytes, out, offset, dim);
  }
}
