package dev.firth.embeddings;

import dev.firth.tokenizers.vocabulary.IdRemapping;
import java.util.function.IntFunction;

/**
 * Moves the rows of an embedding table to where a changed vocabulary wants them. Tables are row
 * after row, {@code dim} numbers each, the row of id 0 first.
 */
public final class EmbeddingRows {
  private EmbeddingRows() {}

  /**
   * A table for the new vocabulary; rows of new tokens are zero.
   *
   * @throws IllegalArgumentException if the old table has not a row for every old id
   */
  public static float[] move(float[] rows, int dim, IdRemapping remapping) {
    var moved = new float[Math.multiplyExact(remapping.newSize(), dim)];
    moveInto(moved, rows, dim, remapping);
    return moved;
  }

  /**
   * A table for the new vocabulary, where the row of a new token begins as the mean of old rows.
   *
   * @param parts the old ids that a new id begins from, mostly those that the old tokenizer cuts
   *     its token into; none for a row of zeros
   */
  public static float[] move(
      float[] rows, int dim, IdRemapping remapping, IntFunction<int[]> parts) {
    float[] moved = move(rows, dim, remapping);
    for (int id = 0; id < remapping.newSize(); id++) {
      if (remapping.oldId(id) == IdRemapping.NONE) {
        setMean(moved, id, rows, dim, parts.apply(id));
      }
    }
    return moved;
  }

  private static void setMean(float[] moved, int id, float[] rows, int dim, int[] parts) {
    for (int i = 0; i < dim; i++) {
      double sum = 0;
      for (int part : parts) {
        sum += rows[part * dim + i];
      }
      moved[id * dim + i] = parts.length == 0 ? 0 : (float) (sum / parts.length);
    }
  }

  /**
   * Copies the rows that have a place in a table for the new vocabulary and leaves its others as
   * they are: the way to put two tables together after a merge.
   *
   * @throws IllegalArgumentException if a table has not a row for every id
   */
  public static void moveInto(float[] target, float[] rows, int dim, IdRemapping remapping) {
    requireRows("the old table", rows, dim, remapping.oldSize());
    requireRows("the new table", target, dim, remapping.newSize());
    for (int id = 0; id < remapping.newSize(); id++) {
      int old = remapping.oldId(id);
      if (old != IdRemapping.NONE) {
        System.arraycopy(rows, old * dim, target, id * dim, dim);
      }
    }
  }

  private static void requireRows(String name, float[] rows, int dim, int ids) {
    if (rows.length != (long) ids * dim) {
      throw new IllegalArgumentException(
          "%s has %d numbers, and %d ids of dimension %d need %d"
              .formatted(name, rows.length, ids, dim, (long) ids * dim));
    }
  }
}
