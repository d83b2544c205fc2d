package dev.firth.embeddings.fasttext;

/**
 * A matrix of float32 by rows, as a model file stores it: plain or product-quantised. Sums are in
 * floats and in the order of the rows and dimensions, as fastText's are. Thread-safe to read.
 */
public interface RowMatrix {
  /** How many rows. */
  long rows();

  /** Values of a row. */
  int dim();

  /** Adds rows one after another: {@code sum += row(rows[i])} for i from 0 to {@code count - 1}. */
  void addRows(int[] rows, int count, float[] sum);

  /** The dot product of a row and a vector. */
  float dot(int row, float[] vector);

  /** Copies a row into {@code out} from {@code offset}. */
  void copyRow(int row, float[] out, int offset);

  /** The dot products of all rows and a vector. */
  default void dots(float[] vector, float[] out) {
    for (int row = 0; row < rows(); row++) {
      out[row] = dot(row, vector);
    }
  }
}
