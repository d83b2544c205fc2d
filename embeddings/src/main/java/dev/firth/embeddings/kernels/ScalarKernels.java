package dev.firth.embeddings.kernels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The kernels as plain loops: the definition of each, and what runs where SIMD cannot. */
final class ScalarKernels implements Kernels {

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int n) {
    float sum = 0;
    for (int i = 0; i < n; i++) {
      sum += a[aOffset + i] * b[bOffset + i];
    }
    return sum;
  }

  @Override
  public float dot(MemorySegment a, long aByte, float[] b, int bOffset, int n) {
    float sum = 0;
    for (int i = 0; i < n; i++) {
      sum += a.get(FLOAT, aByte + 4L * i) * b[bOffset + i];
    }
    return sum;
  }

  @Override
  public float dot(MemorySegment a, long aByte, MemorySegment b, long bByte, int n) {
    float sum = 0;
    for (int i = 0; i < n; i++) {
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
    // Four sums at a time: the additions of one sum wait for each other, those of four do not.
    for (; row + 4 <= count; row += 4) {
      long at = firstByte + row * strideBytes;
      for (int q = 0; q < queryCount; q++) {
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
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int i = 0; i < n; i++) {
      float x = query[from + i];
      long byteAt = at + 4L * i;
      s0 += rows.get(FLOAT, byteAt) * x;
      s1 += rows.get(FLOAT, byteAt + stride) * x;
      s2 += rows.get(FLOAT, byteAt + 2 * stride) * x;
      s3 += rows.get(FLOAT, byteAt + 3 * stride) * x;
    }
    out[o] = s0;
    out[o + 1] = s1;
    out[o + 2] = s2;
    out[o + 3] = s3;
  }

  @Override
  public void axpy(float alpha, float[] x, int xOffset, float[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] += alpha * x[xOffset + i];
    }
  }

  @Override
  public void scale(float alpha, float[] x, int xOffset, int n) {
    for (int i = 0; i < n; i++) {
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
    return new ScalarWindowBlock(dim, maxInputs, outputs);
  }
}
