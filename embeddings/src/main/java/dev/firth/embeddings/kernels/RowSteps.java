package dev.firth.embeddings.kernels;

/**
 * The inner loops of models whose input is a sum of rows: bags of words, n-grams of a word. Rows
 * are added one after another and dot products have an order of additions that compiled and
 * interpreted code share, so that equal input gives equal bits in every run of one kind of kernels.
 * Has scratch memory: belongs to one thread. No method checks more than the bounds of what it
 * touches ({@link IndexOutOfBoundsException}).
 */
public interface RowSteps {
  /**
   * The sum of some rows of a matrix: {@code sum[i] = matrix[rows[from] * stride + i] + … +
   * matrix[rows[to - 1] * stride + i]}, zeros if there are none.
   */
  void sumRows(float[] matrix, int stride, int[] rows, int from, int to, float[] sum);

  /**
   * A weighted sum of rows that lie anywhere in an array: {@code sum[i] = weights[from] *
   * values[offsets[0] + i] + … + weights[from + count - 1] * values[offsets[count - 1] + i]}, zeros
   * if there are none.
   */
  void weightedSum(
      float[] values, int[] offsets, int count, float[] weights, int from, float[] sum);

  /**
   * Adds the same values to some rows of a matrix: {@code matrix[rows[r] * stride + i] += delta[i]}
   * for r from {@code from} to {@code to - 1}; a row that is named twice gets them twice.
   */
  void addToRows(float[] delta, float[] matrix, int stride, int[] rows, int from, int to);

  /**
   * The sums of two lists of rows that have rows in common. In {@code rows} lie {@code first} rows
   * of the first list alone, then {@code both} rows that the lists share, then {@code second} rows
   * of the second list alone:
   *
   * <pre>
   *   sums[i]            = firstScale  · (the first and the shared rows)[i]
   *   sums[secondAt + i] = secondScale · (the shared and the second rows)[i]
   * </pre>
   */
  void sumOverlapping(
      float[] matrix,
      int stride,
      int[] rows,
      int first,
      int both,
      int second,
      float firstScale,
      float secondScale,
      float[] sums,
      int secondAt);

  /**
   * Adds to the rows of two such lists what their sums have become: {@code after[i] - before[i]} to
   * the first and the shared rows, {@code after[secondAt + i] - before[secondAt + i]} to the shared
   * and the second rows; a row that is named twice gets it twice. What {@code before} and {@code
   * after} hold is lost.
   */
  void addOverlapping(
      float[] before,
      float[] after,
      int secondAt,
      float[] matrix,
      int stride,
      int[] rows,
      int first,
      int both,
      int second);

  /** The dot product of the row that begins at {@code offset} and a vector. */
  float dot(float[] matrix, int offset, float[] vector);

  /**
   * The two updates that an error at an output row asks for: the row as it was is added to the
   * gradient of the input, {@code gradient[i] += alpha·matrix[offset + i]}, and the input to the
   * row, {@code matrix[offset + i] += alpha·input[i]}.
   */
  void update(float alpha, float[] input, float[] matrix, int offset, float[] gradient);
}
