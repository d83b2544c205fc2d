package dev.firth.embeddings.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** {@link RowSteps} in the registers of this machine: a stretch of all rows at a time. */
final class SimdRowSteps implements RowSteps {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final VectorShuffle<Float> FOLD_8 = fold(8);
  private static final VectorShuffle<Float> FOLD_4 = fold(4);
  private static final VectorShuffle<Float> FOLD_2 = fold(2);
  private static final VectorShuffle<Float> FOLD_1 = fold(1);

  /** Brings lane {@code i + distance} to lane i. */
  private static VectorShuffle<Float> fold(int distance) {
    return VectorShuffle.fromOp(SPECIES, i -> (i + distance) & (LANES - 1));
  }

  private final int dim;
  private final float[] zeros;

  SimdRowSteps(int dim) {
    this.dim = dim;
    this.zeros = new float[dim];
  }

  @Override
  public float dot(float[] matrix, int offset, float[] vector) {
    var s0 = FloatVector.zero(SPECIES);
    var s1 = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= dim - 2 * LANES; i += 2 * LANES) {
      int p = offset + i;
      s0 =
          FloatVector.fromArray(SPECIES, matrix, p)
              .fma(FloatVector.fromArray(SPECIES, vector, i), s0);
      s1 =
          FloatVector.fromArray(SPECIES, matrix, p + LANES)
              .fma(FloatVector.fromArray(SPECIES, vector, i + LANES), s1);
    }
    if (i <= dim - LANES) {
      s0 =
          FloatVector.fromArray(SPECIES, matrix, offset + i)
              .fma(FloatVector.fromArray(SPECIES, vector, i), s0);
      i += LANES;
    }
    // reduceLanes leaves its order open: here the upper half is folded onto the lower, and again.
    s0 = s0.add(s1);
    if (LANES >= 16) {
      s0 = s0.add(s0.rearrange(FOLD_8));
    }
    if (LANES >= 8) {
      s0 = s0.add(s0.rearrange(FOLD_4));
    }
    s0 = s0.add(s0.rearrange(FOLD_2));
    s0 = s0.add(s0.rearrange(FOLD_1));
    float sum = s0.lane(0);
    for (; i < dim; i++) {
      sum += matrix[offset + i] * vector[i];
    }
    return sum;
  }

  @Override
  public void sumRows(float[] matrix, int stride, int[] rows, int from, int to, float[] sum) {
    int i = 0;
    for (; i <= dim - 4 * LANES; i += 4 * LANES) {
      var s0 = FloatVector.zero(SPECIES);
      var s1 = FloatVector.zero(SPECIES);
      var s2 = FloatVector.zero(SPECIES);
      var s3 = FloatVector.zero(SPECIES);
      for (int r = from; r < to; r++) {
        int at = rows[r] * stride + i;
        s0 = s0.add(FloatVector.fromArray(SPECIES, matrix, at));
        s1 = s1.add(FloatVector.fromArray(SPECIES, matrix, at + LANES));
        s2 = s2.add(FloatVector.fromArray(SPECIES, matrix, at + 2 * LANES));
        s3 = s3.add(FloatVector.fromArray(SPECIES, matrix, at + 3 * LANES));
      }
      s0.intoArray(sum, i);
      s1.intoArray(sum, i + LANES);
      s2.intoArray(sum, i + 2 * LANES);
      s3.intoArray(sum, i + 3 * LANES);
    }
    for (; i <= dim - LANES; i += LANES) {
      var s = FloatVector.zero(SPECIES);
      for (int r = from; r < to; r++) {
        s = s.add(FloatVector.fromArray(SPECIES, matrix, rows[r] * stride + i));
      }
      s.intoArray(sum, i);
    }
    for (; i < dim; i++) {
      float s = 0;
      for (int r = from; r < to; r++) {
        s += matrix[rows[r] * stride + i];
      }
      sum[i] = s;
    }
  }

  @Override
  public void weightedSum(
      float[] values, int[] offsets, int count, float[] weights, int from, float[] sum) {
    int i = 0;
    for (; i <= dim - 4 * LANES; i += 4 * LANES) {
      var s0 = FloatVector.zero(SPECIES);
      var s1 = FloatVector.zero(SPECIES);
      var s2 = FloatVector.zero(SPECIES);
      var s3 = FloatVector.zero(SPECIES);
      for (int r = 0; r < count; r++) {
        int at = offsets[r] + i;
        var weight = FloatVector.broadcast(SPECIES, weights[from + r]);
        s0 = FloatVector.fromArray(SPECIES, values, at).fma(weight, s0);
        s1 = FloatVector.fromArray(SPECIES, values, at + LANES).fma(weight, s1);
        s2 = FloatVector.fromArray(SPECIES, values, at + 2 * LANES).fma(weight, s2);
        s3 = FloatVector.fromArray(SPECIES, values, at + 3 * LANES).fma(weight, s3);
      }
      s0.intoArray(sum, i);
      s1.intoArray(sum, i + LANES);
      s2.intoArray(sum, i + 2 * LANES);
      s3.intoArray(sum, i + 3 * LANES);
    }
    for (; i <= dim - LANES; i += LANES) {
      var s = FloatVector.zero(SPECIES);
      for (int r = 0; r < count; r++) {
        var weight = FloatVector.broadcast(SPECIES, weights[from + r]);
        s = FloatVector.fromArray(SPECIES, values, offsets[r] + i).fma(weight, s);
      }
      s.intoArray(sum, i);
    }
    for (; i < dim; i++) {
      float s = 0;
      for (int r = 0; r < count; r++) {
        s += weights[from + r] * values[offsets[r] + i];
      }
      sum[i] = s;
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
    int firstEnd = first + both;
    int end = firstEnd + second;
    int i = dim / LANES * LANES;
    SimdRowGroups.sum(matrix, stride, rows, first, firstEnd, zeros, 0, 1, sums, secondAt, i);
    SimdRowGroups.sum(matrix, stride, rows, 0, first, sums, secondAt, firstScale, sums, 0, i);
    SimdRowGroups.sum(
        matrix, stride, rows, firstEnd, end, sums, secondAt, secondScale, sums, secondAt, i);
    for (; i < dim; i++) {
      sums[i] = firstScale * columnSum(matrix, stride, rows, 0, firstEnd, i);
      sums[secondAt + i] = secondScale * columnSum(matrix, stride, rows, first, end, i);
    }
  }

  private static float columnSum(
      float[] matrix, int stride, int[] rows, int from, int to, int column) {
    float sum = 0;
    for (int r = from; r < to; r++) {
      sum += matrix[rows[r] * stride + column];
    }
    return sum;
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
    int firstEnd = first + both;
    int end = firstEnd + second;
    int i = 0;
    for (; i <= dim - LANES; i += LANES) {
      var a =
          FloatVector.fromArray(SPECIES, after, i).sub(FloatVector.fromArray(SPECIES, before, i));
      var b =
          FloatVector.fromArray(SPECIES, after, secondAt + i)
              .sub(FloatVector.fromArray(SPECIES, before, secondAt + i));
      a.intoArray(before, i);
      b.intoArray(before, secondAt + i);
      a.add(b).intoArray(after, i);
    }
    SimdRowGroups.add(before, 0, matrix, stride, rows, 0, first, i);
    SimdRowGroups.add(after, 0, matrix, stride, rows, first, firstEnd, i);
    SimdRowGroups.add(before, secondAt, matrix, stride, rows, firstEnd, end, i);
    for (; i < dim; i++) {
      float a = after[i] - before[i];
      float b = after[secondAt + i] - before[secondAt + i];
      for (int r = 0; r < end; r++) {
        matrix[rows[r] * stride + i] += r < first ? a : r < firstEnd ? a + b : b;
      }
    }
  }

  @Override
  public void addToRows(float[] delta, float[] matrix, int stride, int[] rows, int from, int to) {
    int i = 0;
    for (; i <= dim - 4 * LANES; i += 4 * LANES) {
      var d0 = FloatVector.fromArray(SPECIES, delta, i);
      var d1 = FloatVector.fromArray(SPECIES, delta, i + LANES);
      var d2 = FloatVector.fromArray(SPECIES, delta, i + 2 * LANES);
      var d3 = FloatVector.fromArray(SPECIES, delta, i + 3 * LANES);
      for (int r = from; r < to; r++) {
        int at = rows[r] * stride + i;
        FloatVector.fromArray(SPECIES, matrix, at).add(d0).intoArray(matrix, at);
        FloatVector.fromArray(SPECIES, matrix, at + LANES).add(d1).intoArray(matrix, at + LANES);
        FloatVector.fromArray(SPECIES, matrix, at + 2 * LANES)
            .add(d2)
            .intoArray(matrix, at + 2 * LANES);
        FloatVector.fromArray(SPECIES, matrix, at + 3 * LANES)
            .add(d3)
            .intoArray(matrix, at + 3 * LANES);
      }
    }
    for (; i <= dim - LANES; i += LANES) {
      var d = FloatVector.fromArray(SPECIES, delta, i);
      for (int r = from; r < to; r++) {
        int at = rows[r] * stride + i;
        FloatVector.fromArray(SPECIES, matrix, at).add(d).intoArray(matrix, at);
      }
    }
    for (; i < dim; i++) {
      for (int r = from; r < to; r++) {
        matrix[rows[r] * stride + i] += delta[i];
      }
    }
  }

  @Override
  public void update(float alpha, float[] input, float[] matrix, int offset, float[] gradient) {
    var factor = FloatVector.broadcast(SPECIES, alpha);
    int i = 0;
    for (; i <= dim - LANES; i += LANES) {
      var row = FloatVector.fromArray(SPECIES, matrix, offset + i);
      row.fma(factor, FloatVector.fromArray(SPECIES, gradient, i)).intoArray(gradient, i);
      FloatVector.fromArray(SPECIES, input, i).fma(factor, row).intoArray(matrix, offset + i);
    }
    for (; i < dim; i++) {
      float weight = matrix[offset + i];
      gradient[i] += alpha * weight;
      matrix[offset + i] = weight + alpha * input[i];
    }
  }
}
