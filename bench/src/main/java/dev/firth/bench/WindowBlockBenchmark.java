package dev.firth.bench;

import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.kernels.WindowBlock;
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
 * The training step of skip-gram: six context words against a centre and five noise words, in
 * nanoseconds a step. The rows are drawn from 64, so that they lie in the second-level cache at
 * most: it is the arithmetic that is measured. One step does {@code 6 × 6 × 3 × dim} multiply-adds.
 *
 * <p>Before and after the measurement a step is compared with one in double precision.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class WindowBlockBenchmark {
  /** With {@code -Dfirth.kernels=scalar}. */
  @Fork(value = 2, jvmArgsAppend = "-Dfirth.kernels=scalar")
  public static class Scalar extends WindowBlockBenchmark {
    /** Asks for the kernels that the forked JVM was started with. */
    public Scalar() {
      super("scalar");
    }
  }

  /** With {@code -Dfirth.kernels=simd}. */
  @Fork(value = 2, jvmArgsAppend = "-Dfirth.kernels=simd")
  public static class Simd extends WindowBlockBenchmark {
    /** Asks for the kernels that the forked JVM was started with. */
    public Simd() {
      super("simd");
    }
  }

  private static final int ROWS = 64;
  private static final int INPUTS = 6;
  private static final int OUTPUTS = 6;
  private static final int CASES = 1 << 10;

  /** Small, so that hours of steps on random words keep the vectors finite. */
  private static final float RATE = 1e-4f;

  /** Floats a vector. */
  @Param({"100", "128", "300"})
  public int dim;

  private final String wanted;
  private final Kernels kernels = Kernels.best();
  private int stride;
  private WindowBlock block;
  private float[] inputs;
  private float[] outputs;
  private int[][] inputRows;
  private int[][] outputRows;
  private float[] labels;
  private int next;

  WindowBlockBenchmark(String wanted) {
    this.wanted = wanted;
  }

  /** Random matrices and windows from a fixed seed, and the first check. */
  @Setup
  public void prepare() {
    if (!kernels.name().startsWith(wanted)) {
      throw new IllegalStateException("wanted " + wanted + " kernels, got " + kernels.name());
    }
    var random = new Random(42);
    stride = WindowBlock.stride(dim);
    block = kernels.windowBlock(dim, INPUTS, OUTPUTS, false);
    labels = new float[OUTPUTS + WindowBlock.LABEL_SLACK];
    labels[0] = 1;
    inputs = randomRows(random);
    outputs = randomRows(random);
    inputRows = new int[CASES][];
    outputRows = new int[CASES][];
    for (int i = 0; i < CASES; i++) {
      inputRows[i] = distinctRows(random, INPUTS);
      outputRows[i] = distinctRows(random, OUTPUTS);
    }
    check();
  }

  /** The compiled code must do what the interpreted code did. */
  @TearDown
  public void finish() {
    check();
  }

  /** One step. */
  @Benchmark
  public float[] step() {
    next = (next + 1) & (CASES - 1);
    train(inputs, outputs, next, RATE);
    return outputs;
  }

  private void train(float[] in, float[] out, int step, float rate) {
    block.train(in, inputRows[step], INPUTS, out, outputRows[step], labels, 0, OUTPUTS, rate);
  }

  private void check() {
    float[] in = inputs.clone();
    float[] out = outputs.clone();
    float rate = 0.1f;
    train(in, out, 0, rate);
    double[][] steps = new double[INPUTS][OUTPUTS];
    for (int i = 0; i < INPUTS; i++) {
      for (int j = 0; j < OUTPUTS; j++) {
        double score = dot(inputRows[0][i], outputRows[0][j]);
        steps[i][j] = rate * ((j == 0 ? 1 : 0) - 1 / (1 + Math.exp(-score)));
      }
    }
    for (int k = 0; k < dim; k++) {
      for (int j = 0; j < OUTPUTS; j++) {
        double expected = outputs[outputRows[0][j] + k];
        for (int i = 0; i < INPUTS; i++) {
          expected += steps[i][j] * inputs[inputRows[0][i] + k];
        }
        requireClose(out[outputRows[0][j] + k], expected);
      }
      for (int i = 0; i < INPUTS; i++) {
        requireClose(in[inputRows[0][i] + k], inputAfter(i, k, steps));
      }
    }
  }

  /** An input meets each output as the inputs before it have left it. */
  private double inputAfter(int input, int k, double[][] steps) {
    double value = inputs[inputRows[0][input] + k];
    for (int j = 0; j < OUTPUTS; j++) {
      double output = outputs[outputRows[0][j] + k];
      for (int before = 0; before < input; before++) {
        output += steps[before][j] * inputs[inputRows[0][before] + k];
      }
      value += steps[input][j] * output;
    }
    return value;
  }

  private double dot(int inputRow, int outputRow) {
    double sum = 0;
    for (int k = 0; k < dim; k++) {
      sum += (double) inputs[inputRow + k] * outputs[outputRow + k];
    }
    return sum;
  }

  private static void requireClose(double got, double expected) {
    if (!(Math.abs(got - expected) <= 1e-5)) {
      throw new AssertionError("step: " + got + " instead of " + expected);
    }
  }

  private float[] randomRows(Random random) {
    float[] rows = new float[ROWS * stride];
    for (int row = 0; row < ROWS; row++) {
      for (int k = 0; k < dim; k++) {
        rows[row * stride + k] = (random.nextFloat() - 0.5f) * 0.5f;
      }
    }
    return rows;
  }

  private int[] distinctRows(Random random, int count) {
    return random.ints(0, ROWS).distinct().limit(count).map(row -> row * stride).toArray();
  }
}
