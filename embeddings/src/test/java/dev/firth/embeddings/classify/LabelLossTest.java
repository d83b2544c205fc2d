package dev.firth.embeddings.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.embeddings.fasttext.FastTextLoss;
import dev.firth.embeddings.fasttext.LabelTree;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.testkit.Seeds;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each loss against its plain definition in double, and its updates against finite differences of
 * that: for the text and for every output row.
 */
class LabelLossTest {
  private static final int DIM = 5;
  private static final int LABELS = 6;
  private static final int STRIDE = 16;
  private static final long[] COUNTS = {40, 22, 9, 8, 3, 1};
  private static final double STEP = 1e-5;

  /** Text first, then the output rows. */
  private static final int TEXT = 0;

  private final SplittableRandom random = Seeds.random(7);

  private double[][] parameters() {
    var parameters = new double[1 + LABELS][DIM];
    for (double[] row : parameters) {
      for (int i = 0; i < DIM; i++) {
        row[i] = (float) random.nextDouble(-1, 1);
      }
    }
    return parameters;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < DIM; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double decision(double[][] parameters, int row, boolean yes) {
    double score = dot(parameters[TEXT], parameters[1 + row]);
    return -Math.log(1 / (1 + Math.exp(yes ? -score : score)));
  }

  /** The loss by its definition; labels 1 and 4 are given, one-label losses have 4 only. */
  private static ToDoubleFunction<double[][]> definition(FastTextLoss loss) {
    return switch (loss) {
      case SOFTMAX ->
          p -> {
            double sum = 0;
            for (int label = 0; label < LABELS; label++) {
              sum += Math.exp(dot(p[TEXT], p[1 + label]));
            }
            return -Math.log(Math.exp(dot(p[TEXT], p[1 + 4])) / sum);
          };
      case ONE_VS_ALL ->
          p -> {
            double sum = 0;
            for (int label = 0; label < LABELS; label++) {
              sum += decision(p, label, label == 1 || label == 4);
            }
            return sum;
          };
      case HIERARCHICAL_SOFTMAX ->
          p -> {
            var tree = new LabelTree(COUNTS);
            double sum = 0;
            for (int i = 0; i < tree.path(4).length; i++) {
              sum += decision(p, tree.path(4)[i], tree.code(4)[i]);
            }
            return sum;
          };
      // With two labels the noise is always the other one.
      case NEGATIVE_SAMPLING -> p -> decision(p, 1, true) + decision(p, 0, false);
    };
  }

  private static int[] labels(FastTextLoss loss) {
    return switch (loss) {
      case ONE_VS_ALL -> new int[] {9, 1, 4, 9};
      case NEGATIVE_SAMPLING -> new int[] {9, 1, 9};
      default -> new int[] {9, 4, 9};
    };
  }

  @ParameterizedTest
  @EnumSource
  void lossAndUpdatesAreThoseOfTheDefinition(FastTextLoss loss) {
    for (Kernels kernels : new Kernels[] {Kernels.scalar(), Kernels.best()}) {
      for (int round = 0; round < 20; round++) {
        check(loss, kernels);
      }
    }
  }

  private void check(FastTextLoss loss, Kernels kernels) {
    String what = loss + ", " + kernels.name() + ", " + Seeds.describe(7);
    double[][] parameters = parameters();
    var weights = new float[LABELS * STRIDE];
    for (int row = 0; row < LABELS; row++) {
      for (int i = 0; i < DIM; i++) {
        weights[row * STRIDE + i] = (float) parameters[1 + row][i];
      }
    }
    var output = new LabelOutput(kernels.rowSteps(STRIDE), weights, STRIDE);
    for (int i = 0; i < DIM; i++) {
      output.hidden[i] = (float) parameters[TEXT][i];
    }
    long[] counts = loss == FastTextLoss.NEGATIVE_SAMPLING ? new long[] {5, 3} : COUNTS;
    int[] labels = labels(loss);
    float rate = 0.25f;
    ToDoubleFunction<double[][]> definition = definition(loss);
    double found =
        LabelLoss.of(loss, output, counts, 1).step(labels, 1, labels.length - 1, rate, random);
    assertEquals(definition.applyAsDouble(parameters), found, 1e-5, what);
    for (int i = 0; i < DIM; i++) {
      double slope = slope(definition, parameters, TEXT, i);
      assertEquals(-rate * slope, output.gradient[i], 2e-6, what + ", text " + i);
      for (int row = 0; row < LABELS; row++) {
        double before = parameters[1 + row][i];
        double moved = weights[row * STRIDE + i] - before;
        double expected = -rate * slope(definition, parameters, 1 + row, i);
        assertEquals(expected, moved, 2e-6, what + ", row " + row + " " + i);
      }
    }
  }

  private static double slope(
      ToDoubleFunction<double[][]> loss, double[][] parameters, int row, int i) {
    double before = parameters[row][i];
    parameters[row][i] = before + STEP;
    double above = loss.applyAsDouble(parameters);
    parameters[row][i] = before - STEP;
    double below = loss.applyAsDouble(parameters);
    parameters[row][i] = before;
    return (above - below) / (2 * STEP);
  }
}
