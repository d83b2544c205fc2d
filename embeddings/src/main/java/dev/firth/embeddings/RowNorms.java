package dev.firth.embeddings;

import dev.firth.embeddings.files.VectorTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * One over the length of each row, computed when a tile of rows is first scanned, so that cosines
 * need no normalised copy of the table. Rows too short to have a direction in float32 get 0: their
 * cosine with everything is 0.
 */
final class RowNorms {

  /** Rows that are read, checked and computed together. */
  static final int TILE = 256;

  private final VectorTable table;
  private final float[] inverse;
  private final AtomicIntegerArray ready;

  RowNorms(VectorTable table) {
    this.table = table;
    this.inverse = new float[table.size()];
    this.ready = new AtomicIntegerArray(Math.ceilDiv(table.size(), TILE));
  }

  /** The tile's rows, fewer than {@link #TILE} in the last one. */
  int rowsIn(int tile) {
    return Math.min(TILE, table.size() - tile * TILE);
  }

  /**
   * Copies a tile's rows, padding included, to an array; they are as they were written, and {@link
   * #inverseOf} is ready for them.
   */
  void load(int tile, float[] rows) {
    int first = tile * TILE;
    int count = rowsIn(tile);
    boolean isNew = ready.getAcquire(tile) == 0;
    if (isNew) {
      check(table, first, count);
    }
    table.copyRows(first, count, rows);
    if (isNew) {
      // Two threads may compute the same tile: they write the same values.
      int stride = (int) (table.strideBytes() / Float.BYTES);
      for (int r = 0; r < count; r++) {
        inverse[first + r] = inverse(rows, r * stride);
      }
      ready.setRelease(tile, 1);
    }
  }

  private float inverse(float[] rows, int at) {
    // In double no square of a float is lost or infinite.
    double squares = 0;
    for (int i = at; i < at + table.dim(); i++) {
      squares += (double) rows[i] * rows[i];
    }
    double norm = Math.sqrt(squares);
    return norm < Float.MIN_NORMAL ? 0 : (float) (1 / norm);
  }

  /** One over the row's length; its tile must have been loaded. */
  float inverseOf(int row) {
    return inverse[row];
  }

  /** Makes sure that rows of a mapped file may be used. */
  static void check(VectorTable table, int firstRow, int count) {
    try {
      table.check(firstRow, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
