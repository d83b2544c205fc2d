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

  /** The sum of a[i]·b[i], where {@code a} begins at a byte of a segment. */
  float dot(MemorySegment a, long aByte, float[] b, int bOffset, int n);

  /** The sum of a[i]·b[i] of two places in segments. */
  float dot(MemorySegment a, long aByte, MemorySegment b, long bByte, int n);

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
   * The dot products of {@code count} rows with several queries, read together so that each row is
   * fetched once: {@code out[q * count + r] = rows[r] · queries[q]}.
   *
   * @param queries query q begins at {@code q * queryStride}
   */
  void dotRows(
      MemorySegment rows,
      long firstByte,
      long strideBytes,
      int count,
      float[] queries,
      int queryStride,
      int queryCount,
      int dim,
      float[] out);

  /** y[i] += alpha·x[i]. */
  void axpy(float alpha, float[] x, int xOffset, float[] y, int yOffset, int n);

  /** x[i] *= alpha. */
  void scale(float alpha, float[] x, int xOffset, int n);

  /** The sum of x[i]². */
  float squaredNorm(float[] x, int xOffset, int n);

  /** The sum of x[i]², where {@code x} begins at a byte of a segment. */
  float squaredNorm(MemorySegment x, long xByte, int n);

  /**
   * A training step of negative sampling, with scratch memory of its own: one for each thread.
   *
   * @param dim floats of a row in use
   * @param maxInputs most input rows of a step
   * @param outputs output rows of every step, the true one and the noise
   */
  WindowBlock windowBlock(int dim, int maxInputs, int outputs);
}
