package dev.firth.embeddings.kernels;

/** The kernels as plain loops: the definition of each, and what runs where SIMD cannot. */
final class ScalarKernels implements Kernels {

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
    // Four sums at a time: the additions of one sum wait for each other, those of four do not.
    for (; row + 4 <= count; row += 4) {
      int at = offset + row * stride;
      for (int q = 0; q < queryCount; q++) {
        int o = outOffset + q * outStride + row;
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
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int i = 0; i < n; i++) {
      float x = query[from + i];
      int p = at + i;
      s0 += rows[p] * x;
      s1 += rows[p + stride] * x;
      s2 += rows[p + 2 * stride] * x;
      s3 += rows[p + 3 * stride] * x;
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
  public WindowBlock windowBlock(int dim, int maxInputs, int maxOutputs, boolean fixedOrder) {
    return new ScalarWindowBlock(dim, maxInputs, maxOutputs);
  }

  @Override
  public GloveStep gloveStep(int dim, float eta, float clip) {
    return new ScalarGloveStep(dim, eta, clip);
  }

  @Override
  public RowSteps rowSteps(int dim) {
    return new ScalarRowSteps(dim);
  }
}
