package dev.firth.embeddings;

import dev.firth.embeddings.files.VectorTable;
import dev.firth.embeddings.kernels.Kernels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * One over the length of each row, computed when rows are first scanned, so that cosines need no
 * normalised copy of the table. Rows too short to have a direction in float32 get 0: their cosine
 * with everything is 0.
 */
final class RowNorms {

  /** Rows that are computed together. */
  private static final int CHUNK = 1024;

  private final VectorTable table;
  private final Kernels kernels;
  private final float[] inverse;
  private final AtomicIntegerArray ready;

  RowNorms(VectorTable table, Kernels kernels) {
    this.table = table;
    this.kernels = kernels;
    this.inverse = new float[table.size()];
    this.ready = new AtomicIntegerArray(Math.ceilDiv(table.size(), CHUNK));
  }

  /** Makes rows {@code from .. to} ready to be used, their checksums compared. */
  void ensure(int from, int to) {
    for (int chunk = from / CHUNK; chunk * CHUNK < to; chunk++) {
      // Two threads may compute the same chunk: they write the same values.
      if (ready.getAcquire(chunk) == 0) {
        compute(chunk * CHUNK, Math.min(table.size(), (chunk + 1) * CHUNK));
        ready.setRelease(chunk, 1);
      }
    }
  }

  private void compute(int from, int to) {
    check(table, from, to - from);
    for (int row = from; row < to; row++) {
      inverse[row] = inverse(row);
    }
  }

  private float inverse(int row) {
    float squares = kernels.squaredNorm(table.rows(), row * table.strideBytes(), table.dim());
    // Outside this range the sum in float32 has lost digits, or everything.
    double norm =
        squares > 1e-30f && squares < 1e30f ? Math.sqrt(squares) : Rows.norm(Rows.of(table, row));
    return norm < Float.MIN_NORMAL ? 0 : (float) (1 / norm);
  }

  /** One over the row's length; the row must be ready. */
  float inverseOf(int row) {
    return inverse[row];
  }

  static void check(VectorTable table, int firstRow, int count) {
    try {
      table.check(firstRow, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
