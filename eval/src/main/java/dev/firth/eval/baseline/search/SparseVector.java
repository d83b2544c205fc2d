package dev.firth.eval.baseline.search;

import java.util.Arrays;

/**
 * A vector of which most components are zero. Immutable by agreement: its arrays are not copied.
 *
 * @param indices of the components that are kept, ascending, from 0
 * @param values of these components
 */
@SuppressWarnings("ArrayRecordComponent") // plain data for loops; equality is not asked for
public record SparseVector(int[] indices, double[] values) {
  public SparseVector {
    if (indices.length != values.length) {
      throw new IllegalArgumentException(indices.length + " indices, " + values.length + " values");
    }
  }

  /** How many components are kept. */
  public int size() {
    return indices.length;
  }

  /** The product of two vectors, summed in the order of the indices. */
  public double dot(SparseVector other) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < indices.length && j < other.indices.length) {
      int difference = indices[i] - other.indices[j];
      if (difference == 0) {
        sum += values[i] * other.values[j];
      }
      i += difference <= 0 ? 1 : 0;
      j += difference >= 0 ? 1 : 0;
    }
    return sum;
  }

  @Override
  public String toString() {
    return Arrays.toString(indices) + Arrays.toString(values);
  }
}
