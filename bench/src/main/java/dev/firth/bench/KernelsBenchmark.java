package dev.firth.bench;

import dev.firth.embeddings.kernels.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The inner loops of queries and training, in nanoseconds a call: {@link Scalar} and {@link Simd}
 * run the same methods, each in JVMs of its own, since a JVM chooses its kernels once.
 *
 * <p>Every answer is compared with sums in double precision before and after the measurement, so
 * that a fast wrong kernel fails. All data fit the first-level cache but for {@code dotRows}, whose
 * {@value #ROWS} rows fit the second: it is the arithmetic that is measured, not memory.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class KernelsBenchmark {
  /** With {@code -Dfirth.kernels=scalar}. */
  @Fork(value = 2, jvmArgsAppend = "-Dfirth.kernels=scalar")
  public static class Scalar extends KernelsBenchmark {
    /** Asks for the kernels that the forked JVM was started with. */
    public Scalar() {
      super("scalar");
    }
  }

  /** With {@code -Dfirth.kernels=simd}. */
  @Fork(value = 2, jvmArgsAppend = "-Dfirth.kernels=simd")
  public static class Simd extends KernelsBenchmark {
    /** Asks for the kernels that the forked JVM was started with. */
    public Simd() {
      super("simd");
    }
  }

  private static final int ROWS = 256;

  /** Floats a vector. */
  @Param({"100", "128", "300"})
  public int dim;

  private final String wanted;
  private final Kernels kernels = Kernels.best();
  private Arena arena;
  private MemorySegment rows;
  private long stride;
  private float[] a;
  private float[] b;
  private float[] sum;
  private float[] sumAtStart;
  private float[] scores;
  private float alpha = 0.5f;

  KernelsBenchmark(String wanted) {
    this.wanted = wanted;
  }

  /** Random vectors from a fixed seed, and the first check. */
  @Setup
  public void prepare() {
    if (!kernels.name().startsWith(wanted)) {
      throw new IllegalStateException("wanted " + wanted + " kernels, got " + kernels.name());
    }
    var random = new Random(42);
    a = randomFloats(random, dim);
    b = randomFloats(random, dim);
    sumAtStart = randomFloats(random, dim);
    sum = sumAtStart.clone();
    scores = new float[ROWS];
    stride = (dim + 15L) / 16 * 16 * Float.BYTES;
    arena = Arena.ofConfined();
    rows = arena.allocate(ROWS * stride, 64);
    for (int row = 0; row < ROWS; row++) {
      MemorySegment.copy(
          randomFloats(random, dim), 0, rows, ValueLayout.JAVA_FLOAT, row * stride, dim);
    }
    check();
  }

  /** The compiled code must give what the interpreted code gave. */
  @TearDown
  public void finish() {
    check();
    if (alpha < 0) {
      axpy();
    }
    for (int i = 0; i < dim; i++) {
      requireClose("axpy", sum[i], sumAtStart[i], 1);
    }
    arena.close();
  }

  /** One dot product of two arrays. */
  @Benchmark
  public float dot() {
    return kernels.dot(a, 0, b, 0, dim);
  }

  /** The dot products of 256 rows of a segment with one query. */
  @Benchmark
  public float[] dotRows() {
    kernels.dotRows(rows, 0, stride, ROWS, a, dim, scores);
    return scores;
  }

  /**
   * One scaled vector added to another, and taken away at the next call: the sum stays what it was.
   */
  @Benchmark
  public float[] axpy() {
    kernels.axpy(alpha, a, 0, sum, 0, dim);
    alpha = -alpha;
    return sum;
  }

  private void check() {
    requireClose("dot", dot(), exactDot(a, b), dim);
    float[] rowScores = dotRows();
    float[] row = new float[dim];
    for (int r = 0; r < ROWS; r++) {
      MemorySegment.copy(rows, ValueLayout.JAVA_FLOAT, r * stride, row, 0, dim);
      requireClose("dotRows", rowScores[r], exactDot(row, a), dim);
    }
    float[] y = b.clone();
    kernels.axpy(0.5f, a, 0, y, 0, dim);
    for (int i = 0; i < dim; i++) {
      requireClose("axpy", y[i], b[i] + 0.5 * a[i], 1);
    }
  }

  private static double exactDot(float[] x, float[] y) {
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      total += (double) x[i] * y[i];
    }
    return total;
  }

  private static void requireClose(String what, double got, double wanted, int terms) {
    if (!(Math.abs(got - wanted) <= 1e-6 * terms)) {
      throw new AssertionError(what + ": " + got + " instead of " + wanted);
    }
  }

  private static float[] randomFloats(Random random, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}
