package dev.firth.embeddings.kernels;

import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels in the registers of this machine, 128, 256 or 512 bits wide.
 *
 * <p>Every loop keeps all its vectors in local variables of one method: a vector that passes
 * through a method which the compiler does not inline becomes an object, and the loop several times
 * slower. A sum runs in several registers at once because a fused multiply-add takes about four
 * cycles and two can begin in each.
 */
final class SimdKernels implements Kernels {

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

  /** Why this machine is better served by plain loops, or an empty string. */
  static String unfitMachine() {
    if (LANES < 4) {
      return "this processor has no vector registers that Java uses";
    }
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    boolean x86 = arch.equals("amd64") || arch.equals("x86_64") || arch.equals("x86");
    // A fused multiply-add that the processor lacks is emulated with BigDecimal. On x86 it came
    // with the 256-bit registers that Java prefers (AVX2); elsewhere every vector unit has it.
    return x86 && LANES < 8 ? "this processor has no AVX2" : "";
  }

  @Override
  public String name() {
    return "simd " + SPECIES.vectorBitSize() + "-bit";
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int n) {
    var s0 = FloatVector.zero(SPECIES);
    var s1 = FloatVector.zero(SPECIES);
    var s2 = FloatVector.zero(SPECIES);
    var s3 = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= n - 4 * LANES; i += 4 * LANES) {
      int p = aOffset + i;
      int q = bOffset + i;
      s0 = FloatVector.fromArray(SPECIES, a, p).fma(FloatVector.fromArray(SPECIES, b, q), s0);
      s1 =
          FloatVector.fromArray(SPECIES, a, p + LANES)
              .fma(FloatVector.fromArray(SPECIES, b, q + LANES), s1);
      s2 =
          FloatVector.fromArray(SPECIES, a, p + 2 * LANES)
              .fma(FloatVector.fromArray(SPECIES, b, q + 2 * LANES), s2);
      s3 =
          FloatVector.fromArray(SPECIES, a, p + 3 * LANES)
              .fma(FloatVector.fromArray(SPECIES, b, q + 3 * LANES), s3);
    }
    for (; i <= n - LANES; i += LANES) {
      s0 =
          FloatVector.fromArray(SPECIES, a, aOffset + i)
              .fma(FloatVector.fromArray(SPECIES, b, bOffset + i), s0);
    }
    float sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
    for (; i < n; i++) {
      sum += a[aOffset + i] * b[bOffset + i];
    }
    return sum;
  }

  @Override
  public void dotRows(
      float[] rows,
      int offset,
      int stride,
      int count,
      float[] queries,
      int queryStride,
      int queryCount,
      int dim,
      float[] out,
      int outOffset,
      int outStride) {
    int row = 0;
    for (; row + 4 <= count; row += 4) {
      int at = offset + row * stride;
      int o = outOffset + row;
      int q = 0;
      for (; q + 2 <= queryCount; q += 2, o += 2 * outStride) {
        int from = q * queryStride;
        fourRowsTwoQueries(rows, at, stride, queries, from, queryStride, dim, out, o, outStride);
      }
      if (q < queryCount) {
        fourRows(rows, at, stride, queries, q * queryStride, dim, out, o);
      }
    }
    for (; row < count; row++) {
      for (int q = 0; q < queryCount; q++) {
        out[outOffset + q * outStride + row] =
            dot(rows, offset + row * stride, queries, q * queryStride, dim);
      }
    }
  }

  private static void fourRows(
      float[] rows, int at, int stride, float[] query, int from, int n, float[] out, int o) {
    var s0 = FloatVector.zero(SPECIES);
    var s1 = FloatVector.zero(SPECIES);
    var s2 = FloatVector.zero(SPECIES);
    var s3 = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      var x = FloatVector.fromArray(SPECIES, query, from + i);
      int p = at + i;
      s0 = FloatVector.fromArray(SPECIES, rows, p).fma(x, s0);
      s1 = FloatVector.fromArray(SPECIES, rows, p + stride).fma(x, s1);
      s2 = FloatVector.fromArray(SPECIES, rows, p + 2 * stride).fma(x, s2);
      s3 = FloatVector.fromArray(SPECIES, rows, p + 3 * stride).fma(x, s3);
    }
    out[o] = s0.reduceLanes(VectorOperators.ADD);
    out[o + 1] = s1.reduceLanes(VectorOperators.ADD);
    out[o + 2] = s2.reduceLanes(VectorOperators.ADD);
    out[o + 3] = s3.reduceLanes(VectorOperators.ADD);
    addTails(rows, at, stride, query, from, i, n, out, o);
  }

  /** Eight sums: as many as keep two fused multiply-adds a cycle busy, from six loads. */
  private static void fourRowsTwoQueries(
      float[] rows,
      int at,
      int stride,
      float[] queries,
      int from,
      int queryStride,
      int n,
      float[] out,
      int o,
      int outStride) {
    var s0 = FloatVector.zero(SPECIES);
    var s1 = FloatVector.zero(SPECIES);
    var s2 = FloatVector.zero(SPECIES);
    var s3 = FloatVector.zero(SPECIES);
    var t0 = FloatVector.zero(SPECIES);
    var t1 = FloatVector.zero(SPECIES);
    var t2 = FloatVector.zero(SPECIES);
    var t3 = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      var x = FloatVector.fromArray(SPECIES, queries, from + i);
      var y = FloatVector.fromArray(SPECIES, queries, from + queryStride + i);
      int p = at + i;
      var r0 = FloatVector.fromArray(SPECIES, rows, p);
      var r1 = FloatVector.fromArray(SPECIES, rows, p + stride);
      var r2 = FloatVector.fromArray(SPECIES, rows, p + 2 * stride);
      var r3 = FloatVector.fromArray(SPECIES, rows, p + 3 * stride);
      s0 = r0.fma(x, s0);
      s1 = r1.fma(x, s1);
      s2 = r2.fma(x, s2);
      s3 = r3.fma(x, s3);
      t0 = r0.fma(y, t0);
      t1 = r1.fma(y, t1);
      t2 = r2.fma(y, t2);
      t3 = r3.fma(y, t3);
    }
    out[o] = s0.reduceLanes(VectorOperators.ADD);
    out[o + 1] = s1.reduceLanes(VectorOperators.ADD);
    out[o + 2] = s2.reduceLanes(VectorOperators.ADD);
    out[o + 3] = s3.reduceLanes(VectorOperators.ADD);
    addTails(rows, at, stride, queries, from, i, n, out, o);
    int o2 = o + outStride;
    out[o2] = t0.reduceLanes(VectorOperators.ADD);
    out[o2 + 1] = t1.reduceLanes(VectorOperators.ADD);
    out[o2 + 2] = t2.reduceLanes(VectorOperators.ADD);
    out[o2 + 3] = t3.reduceLanes(VectorOperators.ADD);
    addTails(rows, at, stride, queries, from + queryStride, i, n, out, o2);
  }

  /** What is left of four rows beyond the last full register, from {@code i} to {@code n}. */
  private static void addTails(
      float[] rows, int at, int stride, float[] query, int from, int i, int n, float[] out, int o) {
    for (; i < n; i++) {
      float x = query[from + i];
      int p = at + i;
      out[o] += rows[p] * x;
      out[o + 1] += rows[p + stride] * x;
      out[o + 2] += rows[p + 2 * stride] * x;
      out[o + 3] += rows[p + 3 * stride] * x;
    }
  }

  @Override
  public void axpy(float alpha, float[] x, int xOffset, float[] y, int yOffset, int n) {
    var factor = FloatVector.broadcast(SPECIES, alpha);
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      FloatVector.fromArray(SPECIES, x, xOffset + i)
          .fma(factor, FloatVector.fromArray(SPECIES, y, yOffset + i))
          .intoArray(y, yOffset + i);
    }
    for (; i < n; i++) {
      y[yOffset + i] += alpha * x[xOffset + i];
    }
  }

  @Override
  public void scale(float alpha, float[] x, int xOffset, int n) {
    var factor = FloatVector.broadcast(SPECIES, alpha);
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      FloatVector.fromArray(SPECIES, x, xOffset + i).mul(factor).intoArray(x, xOffset + i);
    }
    for (; i < n; i++) {
      x[xOffset + i] *= alpha;
    }
  }

  @Override
  public float squaredNorm(float[] x, int xOffset, int n) {
    return dot(x, xOffset, x, xOffset, n);
  }

  @Override
  public float dotInOrder(float[] a, int aOffset, float[] b, int bOffset, int n) {
    var s0 = FloatVector.zero(SPECIES);
    var s1 = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= n - 2 * LANES; i += 2 * LANES) {
      int p = aOffset + i;
      int q = bOffset + i;
      s0 = FloatVector.fromArray(SPECIES, a, p).fma(FloatVector.fromArray(SPECIES, b, q), s0);
      s1 =
          FloatVector.fromArray(SPECIES, a, p + LANES)
              .fma(FloatVector.fromArray(SPECIES, b, q + LANES), s1);
    }
    if (i <= n - LANES) {
      s0 =
          FloatVector.fromArray(SPECIES, a, aOffset + i)
              .fma(FloatVector.fromArray(SPECIES, b, bOffset + i), s0);
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
    for (; i < n; i++) {
      sum += a[aOffset + i] * b[bOffset + i];
    }
    return sum;
  }

  @Override
  public void sumRows(
      float[] matrix, int stride, int[] rows, int from, int to, float[] sum, int dim) {
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
  public void addToRows(
      float[] delta, float[] matrix, int stride, int[] rows, int from, int to, int dim) {
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
  public void updateOutput(
      float alpha, float[] input, float[] weights, int offset, float[] gradient, int n) {
    var factor = FloatVector.broadcast(SPECIES, alpha);
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      var row = FloatVector.fromArray(SPECIES, weights, offset + i);
      row.fma(factor, FloatVector.fromArray(SPECIES, gradient, i)).intoArray(gradient, i);
      FloatVector.fromArray(SPECIES, input, i).fma(factor, row).intoArray(weights, offset + i);
    }
    for (; i < n; i++) {
      float weight = weights[offset + i];
      gradient[i] += alpha * weight;
      weights[offset + i] = weight + alpha * input[i];
    }
  }

  @Override
  public WindowBlock windowBlock(int dim, int maxInputs, int outputs) {
    return new SimdWindowBlock(dim, maxInputs, outputs);
  }

  @Override
  public GloveStep gloveStep(int dim, float eta, float clip) {
    return new SimdGloveStep(dim, eta, clip);
  }
}
