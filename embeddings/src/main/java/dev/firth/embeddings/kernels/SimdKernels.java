package dev.firth.embeddings.kernels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
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
  private static final long LANE_BYTES = 4L * LANES;
  private static final ByteOrder LE = ByteOrder.LITTLE_ENDIAN;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(LE);

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
  public float dot(MemorySegment a, long aByte, float[] b, int bOffset, int n) {
    var s0 = FloatVector.zero(SPECIES);
    var s1 = FloatVector.zero(SPECIES);
    var s2 = FloatVector.zero(SPECIES);
    var s3 = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= n - 4 * LANES; i += 4 * LANES) {
      long p = aByte + 4L * i;
      int q = bOffset + i;
      s0 =
          FloatVector.fromMemorySegment(SPECIES, a, p, LE)
              .fma(FloatVector.fromArray(SPECIES, b, q), s0);
      s1 =
          FloatVector.fromMemorySegment(SPECIES, a, p + LANE_BYTES, LE)
              .fma(FloatVector.fromArray(SPECIES, b, q + LANES), s1);
      s2 =
          FloatVector.fromMemorySegment(SPECIES, a, p + 2 * LANE_BYTES, LE)
              .fma(FloatVector.fromArray(SPECIES, b, q + 2 * LANES), s2);
      s3 =
          FloatVector.fromMemorySegment(SPECIES, a, p + 3 * LANE_BYTES, LE)
              .fma(FloatVector.fromArray(SPECIES, b, q + 3 * LANES), s3);
    }
    for (; i <= n - LANES; i += LANES) {
      s0 =
          FloatVector.fromMemorySegment(SPECIES, a, aByte + 4L * i, LE)
              .fma(FloatVector.fromArray(SPECIES, b, bOffset + i), s0);
    }
    float sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
    for (; i < n; i++) {
      sum += a.get(FLOAT, aByte + 4L * i) * b[bOffset + i];
    }
    return sum;
  }

  @Override
  public float dot(MemorySegment a, long aByte, MemorySegment b, long bByte, int n) {
    var s0 = FloatVector.zero(SPECIES);
    var s1 = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= n - 2 * LANES; i += 2 * LANES) {
      long p = aByte + 4L * i;
      long q = bByte + 4L * i;
      s0 =
          FloatVector.fromMemorySegment(SPECIES, a, p, LE)
              .fma(FloatVector.fromMemorySegment(SPECIES, b, q, LE), s0);
      s1 =
          FloatVector.fromMemorySegment(SPECIES, a, p + LANE_BYTES, LE)
              .fma(FloatVector.fromMemorySegment(SPECIES, b, q + LANE_BYTES, LE), s1);
    }
    for (; i <= n - LANES; i += LANES) {
      s0 =
          FloatVector.fromMemorySegment(SPECIES, a, aByte + 4L * i, LE)
              .fma(FloatVector.fromMemorySegment(SPECIES, b, bByte + 4L * i, LE), s0);
    }
    float sum = s0.add(s1).reduceLanes(VectorOperators.ADD);
    for (; i < n; i++) {
      sum += a.get(FLOAT, aByte + 4L * i) * b.get(FLOAT, bByte + 4L * i);
    }
    return sum;
  }

  @Override
  public void dotRows(
      MemorySegment rows,
      long firstByte,
      long strideBytes,
      int count,
      float[] queries,
      int queryStride,
      int queryCount,
      int dim,
      float[] out) {
    int row = 0;
    for (; row + 4 <= count; row += 4) {
      long at = firstByte + row * strideBytes;
      int q = 0;
      for (; q + 2 <= queryCount; q += 2) {
        fourRowsTwoQueries(
            rows,
            at,
            strideBytes,
            queries,
            q * queryStride,
            queryStride,
            dim,
            out,
            q * count + row,
            count);
      }
      if (q < queryCount) {
        fourRows(rows, at, strideBytes, queries, q * queryStride, dim, out, q * count + row);
      }
    }
    for (; row < count; row++) {
      for (int q = 0; q < queryCount; q++) {
        out[q * count + row] =
            dot(rows, firstByte + row * strideBytes, queries, q * queryStride, dim);
      }
    }
  }

  private static void fourRows(
      MemorySegment rows,
      long at,
      long stride,
      float[] query,
      int from,
      int n,
      float[] out,
      int o) {
    var s0 = FloatVector.zero(SPECIES);
    var s1 = FloatVector.zero(SPECIES);
    var s2 = FloatVector.zero(SPECIES);
    var s3 = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      var x = FloatVector.fromArray(SPECIES, query, from + i);
      long p = at + 4L * i;
      s0 = FloatVector.fromMemorySegment(SPECIES, rows, p, LE).fma(x, s0);
      s1 = FloatVector.fromMemorySegment(SPECIES, rows, p + stride, LE).fma(x, s1);
      s2 = FloatVector.fromMemorySegment(SPECIES, rows, p + 2 * stride, LE).fma(x, s2);
      s3 = FloatVector.fromMemorySegment(SPECIES, rows, p + 3 * stride, LE).fma(x, s3);
    }
    out[o] = s0.reduceLanes(VectorOperators.ADD);
    out[o + 1] = s1.reduceLanes(VectorOperators.ADD);
    out[o + 2] = s2.reduceLanes(VectorOperators.ADD);
    out[o + 3] = s3.reduceLanes(VectorOperators.ADD);
    addTails(rows, at, stride, query, from, i, n, out, o);
  }

  /** Eight sums: as many as keep two fused multiply-adds a cycle busy, from six loads. */
  private static void fourRowsTwoQueries(
      MemorySegment rows,
      long at,
      long stride,
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
      long p = at + 4L * i;
      var r0 = FloatVector.fromMemorySegment(SPECIES, rows, p, LE);
      var r1 = FloatVector.fromMemorySegment(SPECIES, rows, p + stride, LE);
      var r2 = FloatVector.fromMemorySegment(SPECIES, rows, p + 2 * stride, LE);
      var r3 = FloatVector.fromMemorySegment(SPECIES, rows, p + 3 * stride, LE);
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
      MemorySegment rows,
      long at,
      long stride,
      float[] query,
      int from,
      int i,
      int n,
      float[] out,
      int o) {
    for (; i < n; i++) {
      float x = query[from + i];
      long p = at + 4L * i;
      out[o] += rows.get(FLOAT, p) * x;
      out[o + 1] += rows.get(FLOAT, p + stride) * x;
      out[o + 2] += rows.get(FLOAT, p + 2 * stride) * x;
      out[o + 3] += rows.get(FLOAT, p + 3 * stride) * x;
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
  public float squaredNorm(MemorySegment x, long xByte, int n) {
    return dot(x, xByte, x, xByte, n);
  }

  @Override
  public WindowBlock windowBlock(int dim, int maxInputs, int outputs) {
    return new SimdWindowBlock(dim, maxInputs, outputs);
  }
}
