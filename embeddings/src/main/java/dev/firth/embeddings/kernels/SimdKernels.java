package dev.firth.embeddings.kernels;

import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
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
  public WindowBlock windowBlock(int dim, int maxInputs, int maxOutputs, boolean fixedOrder) {
    return new SimdWindowBlock(dim, maxInputs, maxOutputs, fixedOrder);
  }

  @Override
  public GloveStep gloveStep(int dim, float eta, float clip) {
    return new SimdGloveStep(dim, eta, clip);
  }

  @Override
  public RowSteps rowSteps(int dim) {
    return new SimdRowSteps(dim);
  }
}
