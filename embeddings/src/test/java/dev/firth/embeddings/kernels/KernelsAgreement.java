package dev.firth.embeddings.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.Seeds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * Compares kernels with sums in double. The bound is that of any order of summation: n roundings of
 * half a unit each, relative to the sum of magnitudes.
 */
final class KernelsAgreement {

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Kernels kernels;
  private final SplittableRandom random;
  private final String context;

  KernelsAgreement(Kernels kernels, int index) {
    this.kernels = kernels;
    this.random = Seeds.random(index);
    this.context = kernels.name() + ", " + Seeds.describe(index);
  }

  private float[] floats(int n) {
    var values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextDouble(-2, 2);
    }
    return values;
  }

  private static double dot(float[] a, int aOffset, float[] b, int bOffset, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (double) a[aOffset + i] * b[bOffset + i];
    }
    return sum;
  }

  private static double bound(float[] a, int aOffset, float[] b, int bOffset, int n) {
    double magnitudes = 0;
    for (int i = 0; i < n; i++) {
      magnitudes += Math.abs((double) a[aOffset + i] * b[bOffset + i]);
    }
    return (n + 1) * 0x1p-24 * magnitudes;
  }

  private static MemorySegment segment(float[] values, int gapBytes, Arena arena) {
    var segment = arena.allocate(gapBytes + 4L * values.length);
    MemorySegment.copy(values, 0, segment, FLOAT, gapBytes, values.length);
    return segment;
  }

  /** Dot products and norms of arrays, from anywhere in them. */
  void dots(int n) {
    int p = random.nextInt(5);
    int q = random.nextInt(5);
    float[] a = floats(n + p);
    float[] b = floats(n + q);
    double expected = dot(a, p, b, q, n);
    double bound = bound(a, p, b, q, n);
    String what = context + ", n " + n;
    assertEquals(expected, kernels.dot(a, p, b, q, n), bound, what);
    assertEquals(dot(a, p, a, p, n), kernels.squaredNorm(a, p, n), bound(a, p, a, p, n), what);
  }

  /** axpy and scale, which must leave everything outside their range alone. */
  void updates(int n) {
    int p = random.nextInt(5);
    int q = random.nextInt(5);
    float alpha = (float) random.nextDouble(-1, 1);
    float[] x = floats(n + p);
    float[] y = floats(n + q + 20);
    float[] sum = y.clone();
    float[] product = y.clone();
    kernels.axpy(alpha, x, p, sum, q, n);
    kernels.scale(alpha, product, q, n);
    for (int i = 0; i < y.length; i++) {
      boolean inside = i >= q && i < q + n;
      double added = inside ? (double) alpha * x[p + i - q] : 0;
      String what = context + ", n " + n + ", element " + i;
      assertEquals(y[i] + added, sum[i], 0x1p-22 * (Math.abs(y[i]) + Math.abs(added)), what);
      assertEquals(inside ? alpha * y[i] : y[i], product[i], 0, what);
    }
  }

  /** Blocks of rows and queries of any number, with any distance between rows. */
  void rows(int n, Arena arena) {
    int count = random.nextInt(n % 50 == 0 ? 150 : 11);
    int queryCount = 1 + random.nextInt(5);
    int stride = n + random.nextInt(20);
    int queryStride = n + random.nextInt(9);
    int gap = 4 * random.nextInt(20);
    float[] rows = floats(count * stride + n);
    float[] queries = floats(queryCount * queryStride + n);
    boolean heap = random.nextBoolean();
    var segment = heap ? MemorySegment.ofArray(rows) : segment(rows, gap, arena);
    var out = new float[queryCount * count];
    kernels.dotRows(
        segment, heap ? 0 : gap, 4L * stride, count, queries, queryStride, queryCount, n, out);
    var fromArray = new float[3 + queryCount * (count + 1)];
    kernels.dotRows(
        rows, 0, stride, count, queries, queryStride, queryCount, n, fromArray, 3, count + 1);
    for (int q = 0; q < queryCount; q++) {
      for (int r = 0; r < count; r++) {
        double expected = dot(rows, r * stride, queries, q * queryStride, n);
        double bound = bound(rows, r * stride, queries, q * queryStride, n);
        String what = context + ", n " + n + ", row " + r + " of " + count + ", query " + q;
        assertEquals(expected, out[q * count + r], bound, what);
        assertEquals(expected, fromArray[3 + q * (count + 1) + r], bound, what);
      }
    }
  }

  /** Sums and updates of a few rows, one of them twice, against sums in double. */
  void rowSteps(int n) {
    int stride = n + random.nextInt(20);
    float[] matrix = floats(6 * stride + n);
    int[] rows = {9, 4, 0, 4, 2, 9};
    var steps = kernels.rowSteps(n);
    String what = context + ", n " + n;
    var sum = new float[n];
    steps.sumRows(matrix, stride, rows, 1, 5, sum);
    for (int i = 0; i < n; i++) {
      double expected = 2.0 * matrix[4 * stride + i] + matrix[i] + matrix[2 * stride + i];
      assertEquals(expected, sum[i], 1e-6, what + ", sum " + i);
    }
    int[] offsets = {n, 0, n};
    float[] weights = {7, 1, -2, 0.5f};
    var weighted = new float[n];
    steps.weightedSum(matrix, offsets, 3, weights, 1, weighted);
    for (int i = 0; i < n; i++) {
      double expected = 1.5 * matrix[n + i] - 2.0 * matrix[i];
      assertEquals(expected, weighted[i], 1e-6, what + ", weighted sum " + i);
    }
    float[] changed = matrix.clone();
    steps.addToRows(sum, changed, stride, rows, 1, 5);
    for (int i = 0; i < matrix.length; i++) {
      int row = stride == 0 ? 0 : i / stride;
      boolean used = stride > 0 && i % stride < n && (row == 0 || row == 2 || row == 4);
      double added = used ? (row == 4 ? 2.0 : 1.0) * sum[i % stride] : 0;
      assertEquals(matrix[i] + added, changed[i], 3e-6, what + ", element " + i);
    }
    update(n, stride, matrix, what);
  }

  private void update(int n, int stride, float[] matrix, String what) {
    var steps = kernels.rowSteps(n);
    float[] input = floats(n);
    float[] gradient = floats(n);
    float[] gradientBefore = gradient.clone();
    float[] changed = matrix.clone();
    double bound = bound(matrix, stride, input, 0, n);
    assertEquals(
        dot(matrix, stride, input, 0, n), steps.dot(matrix, stride, input), bound, what + ", dot");
    steps.update(0.5f, input, changed, stride, gradient);
    for (int i = 0; i < n; i++) {
      double pulled = gradientBefore[i] + 0.5 * matrix[stride + i];
      assertEquals(pulled, gradient[i], 1e-6, what + ", gradient " + i);
    }
    for (int i = 0; i < matrix.length; i++) {
      double added = i >= stride && i < stride + n ? 0.5 * input[i - stride] : 0;
      assertEquals(matrix[i] + added, changed[i], 1e-6, what + ", element " + i);
    }
  }

  void everything(int lengths) {
    for (int n = 0; n < lengths; n++) {
      try (var arena = Arena.ofConfined()) {
        dots(n);
        updates(n);
        rowSteps(n);
        rows(n, arena);
      }
    }
  }
}
