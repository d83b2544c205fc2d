package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import dev.firth.runs.UsageException;
import java.util.SplittableRandom;

/**
 * Rows that are trained, in one array with padded rows (see {@link WindowBlock#stride}); threads
 * write to it without locks.
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, never compared
record ParameterMatrix(float[] values, int dim, int stride) implements ParameterRows {
  /**
   * Rows of zeros.
   *
   * @throws UsageException if they are more than an array holds
   */
  static ParameterMatrix zeros(int rows, int dim) {
    int stride = WindowBlock.stride(dim);
    long floats = (long) rows * stride;
    if (floats > Integer.MAX_VALUE - 64) {
      throw new UsageException(
          "%d words of %d floats are more than one matrix holds (2^31 floats): raise --min-count, set --max-vocab to at most %d or lower --dim"
              .formatted(rows, dim, (Integer.MAX_VALUE - 64) / stride));
    }
    return new ParameterMatrix(new float[(int) floats], dim, stride);
  }

  /** Rows uniform in ±range/dim. */
  static ParameterMatrix uniform(int rows, int dim, float range, long seed) {
    var matrix = zeros(rows, dim);
    var random = new SplittableRandom(seed);
    for (int row = 0; row < matrix.values.length; row += matrix.stride) {
      for (int k = 0; k < dim; k++) {
        float unit = (random.nextInt() >>> 8) * 0x1p-24f - 0.5f;
        matrix.values[row + k] = 2 * range * unit / dim;
      }
    }
    return matrix;
  }

  @Override
  public int slot(int index) {
    return index;
  }

  /** Number of rows. */
  int rows() {
    return values.length / stride;
  }
}
