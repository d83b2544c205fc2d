package dev.firth.embeddings.kernels;

import java.util.Arrays;

/**
 * {@link RowSteps} as plain loops. Rows are copied out first: the compiler turns loops over whole
 * arrays into vector code, and not those where one array is read from an offset of which it does
 * not know whether that overlaps with the other.
 */
final class ScalarRowSteps implements RowSteps {
  private final int dim;
  private final float[] row;
  private final float[] other;

  ScalarRowSteps(int dim) {
    this.dim = dim;
    this.row = new float[dim];
    this.other = new float[dim];
  }

  @Override
  public void sumRows(float[] matrix, int stride, int[] rows, int from, int to, float[] sum) {
    Arrays.fill(sum, 0, dim, 0);
    for (int r = from; r < to; r++) {
      System.arraycopy(matrix, rows[r] * stride, row, 0, dim);
      add(row, sum);
    }
  }

  @Override
  public void weightedSum(
      float[] values, int[] offsets, int count, float[] weights, int from, float[] sum) {
    Arrays.fill(sum, 0, dim, 0);
    for (int r = 0; r < count; r++) {
      System.arraycopy(values, offsets[r], row, 0, dim);
      axpy(weights[from + r], row, sum);
    }
  }

  @Override
  public void addToRows(float[] delta, float[] matrix, int stride, int[] rows, int from, int to) {
    for (int r = from; r < to; r++) {
      System.arraycopy(matrix, rows[r] * stride, row, 0, dim);
      add(delta, row);
      System.arraycopy(row, 0, matrix, rows[r] * stride, dim);
    }
  }

  @Override
  public void sumOverlapping(
      float[] matrix,
      int stride,
      int[] rows,
      int first,
      int both,
      int second,
      float firstScale,
      float secondScale,
      float[] sums,
      int secondAt) {
    int end = first + both + second;
    scaledSum(matrix, stride, rows, 0, first + both, firstScale, sums, 0);
    scaledSum(matrix, stride, rows, first, end, secondScale, sums, secondAt);
  }

  private void scaledSum(
      float[] matrix, int stride, int[] rows, int from, int to, float scale, float[] sums, int at) {
    sumRows(matrix, stride, rows, from, to, other);
    for (int i = 0; i < dim; i++) {
      sums[at + i] = scale * other[i];
    }
  }

  @Override
  public void addOverlapping(
      float[] before,
      float[] after,
      int secondAt,
      float[] matrix,
      int stride,
      int[] rows,
      int first,
      int both,
      int second) {
    int end = first + both + second;
    addDifference(before, after, 0, matrix, stride, rows, 0, first + both);
    addDifference(before, after, secondAt, matrix, stride, rows, first, end);
  }

  private void addDifference(
      float[] before,
      float[] after,
      int at,
      float[] matrix,
      int stride,
      int[] rows,
      int from,
      int to) {
    for (int i = 0; i < dim; i++) {
      other[i] = after[at + i] - before[at + i];
    }
    addToRows(other, matrix, stride, rows, from, to);
  }

  private void add(float[] values, float[] to) {
    for (int i = 0; i < dim; i++) {
      to[i] += values[i];
    }
  }

  @Override
  public float dot(float[] matrix, int offset, float[] vector) {
    // Four sums: the additions of one wait for each other, those of four do not.
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 4 <= dim; i += 4) {
      int p = offset + i;
      s0 += matrix[p] * vector[i];
      s1 += matrix[p + 1] * vector[i + 1];
      s2 += matrix[p + 2] * vector[i + 2];
      s3 += matrix[p + 3] * vector[i + 3];
    }
    for (; i < dim; i++) {
      s0 += matrix[offset + i] * vector[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public void update(float alpha, float[] input, float[] matrix, int offset, float[] gradient) {
    System.arraycopy(matrix, offset, row, 0, dim);
    axpy(alpha, row, gradient);
    axpy(alpha, input, row);
    System.arraycopy(row, 0, matrix, offset, dim);
  }

  private void axpy(float alpha, float[] values, float[] to) {
    for (int i = 0; i < dim; i++) {
      to[i] += alpha * values[i];
    }
  }
}
