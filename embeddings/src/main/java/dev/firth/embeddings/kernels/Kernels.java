package dev.firth.embeddings.kernels;

import java.lang.foreign.MemorySegment;

/**
 * The few inner loops that vector work spends its time in, on little-endian float32 values. {@link
 * ScalarKernels} is the definition; {@link SimdKernels} computes the same sums in another order, so
 * that results differ by rounding only. Implementations have no state and may be shared by threads.
 *
 * <p>{@link #best()} is chosen once for the life of the program: SIMD where the module {@code
 * jdk.incubator.vector} can be read and the JVM compiles it well, scalar otherwise; {@link
 * #description()} says which and why. {@code -Dfirth.kernels=scalar|simd} forces one.
 *
 * <p>Offsets and strides of memory segments are in bytes, of arrays in elements. No method checks
 * more than the bounds of what it touches ({@link IndexOutOfBoundsException}).
 */
public interface Kernels {

  /** The kernels for this machine. */
  static Kernels best() {
    return KernelChoice.chosen().kernels();
  }

  /**
   * The plain loops. They run at full speed at once, where SIMD code is slow until it is compiled:
   * for a little work at the start of a program they are done first.
   */
  static Kernels scalar() {
    return KernelChoice.SCALAR;
  }

  /** Which kernels run, and why not faster ones: {@code simd 256-bit}, {@code scalar: …}. */
  static String description() {
    return KernelChoice.chosen().description();
  }

  /** {@code scalar} or, with the width of its registers, {@code simd 256-bit}. */
  String name();

  /** Floats in a register: lengths that are multiples of it are computed without a tail. */
  int lanes();

  /** The sum of a[i]·b[i]. */
  float dot(float[] a, int aOffset, float[] b, int bOffset, int n);

  /**
   * The dot products of {@code count} rows with one query: {@code out[r] = rows[r] · query}.
   *
   * @param strideBytes from the beginning of a row to the next
   * @param dim floats of each row that take part
   */
  default void dotRows(
      MemorySegment rows,
      long firstByte,
      long strideBytes,
      int count,
      float[] query,
      int dim,
      float[] out) {
    dotRows(rows, firstByte, strideBytes, count, query, dim, 1, dim, out);
  }

  /**
   * The dot products of {@code count} rows in a segment with several queries: {@code out[q * count
   * + r] = rows[r] · queries[q]}.
   *
   * <p>Rows are copied to an array by the tile: loops that read segments of several kinds (heap,
   * native, mapped) run four times slower, and fifty times until they are compiled.
   *
   * @param queries query q begins at {@code q * queryStride}
   */
  default void dotRows(
      MemorySegment rows,
      long firstByte,
      long strideBytes,
      int count,
      float[] queries,
      int queryStride,
      int queryCount,
      int dim,
      float[] out) {
    var tile = new float[Math.min(count, RowTile.ROWS) * dim];
    for (int row = 0; row < count; row += RowTile.ROWS) {
      int n = Math.min(RowTile.ROWS, count - row);
      RowTile.copy(rows, firstByte + row * strideBytes, strideBytes, n, dim, tile);
      dotRows(tile, 0, dim, n, queries, queryStride, queryCount, dim, out, row, count);
    }
  }

  /**
   * The dot products of {@code count} rows with several queries, read together so that each row is
   * fetched once: {@code out[outOffset + q * outStride + r] = rows[r] · queries[q]}.
   *
   * @param rows row r begins at {@code offset + r * stride}
   * @param queries query q begins at {@code q * queryStride}
   * @param dim floats of each row and query that take part
   */
  void dotRows(
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
      int outStride);

  /** y[i] += alpha·x[i]. */
  void axpy(float alpha, float[] x, int xOffset, float[] y, int yOffset, int n);

  /** x[i] *= alpha. */
  void scale(float alpha, float[] x, int xOffset, int n);

  /** The sum of x[i]². */
  float squaredNorm(float[] x, int xOffset, int n);

  /**
   * Training steps of skip-gram and CBOW, with scratch memory of their own: one for each thread.
   *
   * @param dim floats of a row in use
   * @param maxInputs most input rows of a step
   * @param maxOutputs most output rows of a step
   * @param fixedOrder whether sums are added up in an order that never changes, so that equal input
   *     gives equal bits in every run; slower
   */
  WindowBlock windowBlock(int dim, int maxInputs, int maxOutputs, boolean fixedOrder);

  /**
   * Training steps of GloVe, with scratch memory of their own: one for each thread.
   *
   * @param dim floats of a row in use
   * @param eta the learning rate
   * @param clip where the components of a gradient are cut
   */
  GloveStep gloveStep(int dim, float eta, float clip);

  /**
   * Sums over rows and updates of rows, with scratch memory of their own: one for each thread.
   *
   * @param dim floats of a row in use
   */
  RowSteps rowSteps(int dim);
}
