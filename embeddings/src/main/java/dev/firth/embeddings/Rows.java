package dev.firth.embeddings;

import dev.firth.embeddings.files.VectorTable;

/**
 * Arithmetic on single rows, in double and in a fixed order, so that the scores that users see do
 * not depend on the machine's registers.
 */
final class Rows {
  private Rows() {}

  static double[] of(VectorTable table, int row) {
    var values = new float[table.dim()];
    table.copyRow(row, values, 0);
    return of(values);
  }

  static double[] of(float[] vector) {
    var values = new double[vector.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = vector[i];
    }
    return values;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double norm(double[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  /** The vector of length 1 in the same direction; a vector without direction stays zero. */
  static double[] unit(double[] vector) {
    double norm = norm(vector);
    var unit = new double[vector.length];
    for (int i = 0; i < unit.length && norm >= Float.MIN_NORMAL; i++) {
      unit[i] = vector[i] / norm;
    }
    return unit;
  }

  /** sum += weight·vector. */
  static void add(double[] sum, double weight, double[] vector) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * vector[i];
    }
  }
}
