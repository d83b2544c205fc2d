package dev.firth.embeddings.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WindowBlockTest {
  private static final int WORDS = 40;

  /** A pair of matrices and one step's rows. */
  @SuppressWarnings("ArrayRecordComponent") // plain data, never compared
  private record Step(
      int dim,
      float[] inputs,
      float[] outputs,
      int[] inputRows,
      int[] outputRows,
      float[] labels,
      float rate) {
    /** Rows and labels of the outputs begin here in their arrays. */
    static final int FROM = 2;

    static Step random(
        int dim, int inputCount, int outputCount, float scale, SplittableRandom random) {
      int stride = WindowBlock.stride(dim);
      var inputRows = new int[inputCount];
      for (int i = 0; i < inputCount; i++) {
        inputRows[i] = random.nextInt(WORDS) * stride;
      }
      int[] outputRows =
          random
              .ints(0, WORDS)
              .distinct()
              .limit(FROM + outputCount)
              .map(word -> word * stride)
              .toArray();
      var labels = new float[FROM + outputCount + WindowBlock.LABEL_SLACK];
      for (int j = 0; j < labels.length; j++) {
        labels[j] = random.nextInt(2);
      }
      return new Step(
          dim,
          matrix(dim, scale, random),
          matrix(dim, scale, random),
          inputRows,
          outputRows,
          labels,
          0.1f);
    }

    private static float[] matrix(int dim, float scale, SplittableRandom random) {
      int stride = WindowBlock.stride(dim);
      var matrix = new float[WORDS * stride];
      for (int word = 0; word < WORDS; word++) {
        for (int k = 0; k < dim; k++) {
          matrix[word * stride + k] = scale * (random.nextFloat() - 0.5f);
        }
      }
      return matrix;
    }

    Step copy() {
      return withRate(rate);
    }

    Step withRate(float other) {
      return new Step(dim, inputs.clone(), outputs.clone(), inputRows, outputRows, labels, other);
    }

    double train(WindowBlock block) {
      block.train(
          inputs,
          inputRows,
          inputRows.length,
          outputs,
          outputRows,
          labels,
          FROM,
          outputRows.length - FROM,
          rate);
      return block.lastLoss(labels, FROM);
    }
  }

  static IntStream dims() {
    return IntStream.concat(IntStream.rangeClosed(1, 70), IntStream.of(100, 128, 300));
  }

  @ParameterizedTest
  @MethodSource("dims")
  void simdTakesTheStepOfTheDefinition(int dim) {
    var random = Seeds.random(dim);
    for (int inputs = 1; inputs <= 10; inputs++) {
      for (int outputs : new int[] {1, 2, 3, 6, 7, 11, 12, 21}) {
        boolean fixedOrder = random.nextBoolean();
        var expected = Step.random(dim, inputs, outputs, 1, random);
        var actual = expected.copy();
        double expectedLoss = expected.train(new ScalarWindowBlock(dim, 10, outputs));
        double actualLoss = actual.train(new SimdWindowBlock(dim, 10, outputs, fixedOrder));
        String what = inputs + " inputs, " + outputs + " outputs, " + Seeds.describe(dim);
        assertArrayEquals(expected.inputs, actual.inputs, 2e-5f, what);
        assertArrayEquals(expected.outputs, actual.outputs, 2e-5f, what);
        assertEquals(expectedLoss, actualLoss, 1e-4 * (1 + expectedLoss), what);
      }
    }
  }

  /** Truths and weights of all pairs of a step; a third of the pairs does not count. */
  @SuppressWarnings("ArrayRecordComponent") // plain data, never compared
  private record Pairs(float[] truths, float[] weights, int pitch) {
    static Pairs random(int inputs, int outputs, SplittableRandom random) {
      int pitch = outputs + random.nextInt(9);
      var truths = new float[inputs * pitch + WindowBlock.LABEL_SLACK + WindowBlock.GROUP];
      var weights = truths.clone();
      for (int i = 0; i < truths.length; i++) {
        truths[i] = random.nextInt(3);
        weights[i] = random.nextInt(3) == 0 ? truths[i] : truths[i] + 2 * random.nextFloat();
      }
      return new Pairs(truths, weights, pitch);
    }

    double train(Step step, WindowBlock block) {
      block.trainWeighted(
          step.inputs,
          step.inputRows,
          step.inputRows.length,
          step.outputs,
          step.outputRows,
          step.outputRows.length,
          truths,
          weights,
          pitch,
          step.rate);
      return block.lastWeightedLoss(truths, weights, pitch);
    }
  }

  @ParameterizedTest
  @MethodSource("dims")
  void simdTakesTheWeightedStepOfTheDefinition(int dim) {
    var random = Seeds.random(dim);
    for (int inputs = 1; inputs <= 5; inputs++) {
      for (int outputs : new int[] {1, 3, 6, 8, 27}) {
        int all = Step.FROM + outputs;
        var expected = Step.random(dim, inputs, outputs, 1, random);
        var actual = expected.copy();
        var pairs = Pairs.random(inputs, all, random);
        double expectedLoss = pairs.train(expected, new ScalarWindowBlock(dim, inputs, all));
        double actualLoss =
            pairs.train(actual, new SimdWindowBlock(dim, inputs, all, random.nextBoolean()));
        String what = inputs + " inputs, " + all + " outputs, " + Seeds.describe(dim);
        assertArrayEquals(expected.inputs, actual.inputs, 5e-5f, what);
        assertArrayEquals(expected.outputs, actual.outputs, 5e-5f, what);
        assertEquals(expectedLoss, actualLoss, 1e-4 * (1 + expectedLoss), what);
      }
    }
  }

  @Test
  void weightedStepIsTheGradientOfItsLoss() {
    int dim = 5;
    var random = Seeds.random(6);
    var step = Step.random(dim, 3, 4, 2, random);
    var pairs = Pairs.random(3, step.outputRows.length, random);
    float rate = 1e-3f;
    var moved = step.withRate(rate);
    pairs.train(moved, new ScalarWindowBlock(dim, 3, 6));
    ToDoubleFunction<Step> loss = at -> pairs.train(at.copy(), new ScalarWindowBlock(dim, 3, 6));
    for (int row : step.inputRows) {
      for (int k = 0; k < dim; k++) {
        double taken = (moved.inputs[row + k] - step.inputs[row + k]) / rate;
        double gradient = numericGradient(step, step.inputs, row + k, loss);
        assertEquals(-gradient, taken, 0.03, Seeds.describe(6));
      }
    }
    for (int row : step.outputRows) {
      for (int k = 0; k < dim; k++) {
        double taken = (moved.outputs[row + k] - step.outputs[row + k]) / rate;
        double gradient = numericGradient(step, step.outputs, row + k, loss);
        assertEquals(-gradient, taken, 0.03, Seeds.describe(6));
      }
    }
  }

  @Test
  void oneInstanceTakesStepsOfAnySize() {
    var random = Seeds.random(1);
    var reused = new SimdWindowBlock(20, 10, 7, false);
    for (int step = 0; step < 200; step++) {
      var expected = Step.random(20, 1 + random.nextInt(10), 7, 1, random);
      var actual = expected.copy();
      expected.train(new ScalarWindowBlock(20, 10, 7));
      actual.train(reused);
      assertArrayEquals(expected.inputs, actual.inputs, 1e-5f, Seeds.describe(1));
      assertArrayEquals(expected.outputs, actual.outputs, 1e-5f, Seeds.describe(1));
    }
  }

  /**
   * For a rate near zero the step is the gradient of the loss, which central differences give too.
   */
  @Test
  void stepIsTheGradientOfTheLoss() {
    int dim = 5;
    var random = Seeds.random(2);
    var step = Step.random(dim, 3, 4, 2, random);
    float rate = 1e-3f;
    var moved = step.withRate(rate);
    moved.train(new ScalarWindowBlock(dim, 3, 4));
    for (int row : step.inputRows) {
      for (int k = 0; k < dim; k++) {
        double gradient = numericGradient(step, step.inputs, row + k);
        double taken = (moved.inputs[row + k] - step.inputs[row + k]) / rate;
        assertEquals(-gradient, taken, 0.02, Seeds.describe(2));
      }
    }
    for (int j = Step.FROM; j < step.outputRows.length; j++) {
      int row = step.outputRows[j];
      for (int k = 0; k < dim; k++) {
        double gradient = numericGradient(step, step.outputs, row + k);
        double taken = (moved.outputs[row + k] - step.outputs[row + k]) / rate;
        assertEquals(-gradient, taken, 0.02, Seeds.describe(2));
      }
    }
  }

  private static double numericGradient(Step step, float[] matrix, int at) {
    return numericGradient(step, matrix, at, WindowBlockTest::loss);
  }

  private static double numericGradient(
      Step step, float[] matrix, int at, ToDoubleFunction<Step> loss) {
    float h = 1e-2f;
    float before = matrix[at];
    matrix[at] = before + h;
    double above = loss.applyAsDouble(step);
    matrix[at] = before - h;
    double below = loss.applyAsDouble(step);
    matrix[at] = before;
    return (above - below) / (2 * h);
  }

  private static double loss(Step step) {
    return step.copy()
        .train(new ScalarWindowBlock(step.dim, step.inputRows.length, step.outputRows.length));
  }

  @Test
  void largeScoresSaturate() {
    for (float scale : new float[] {20, 1000}) {
      var step = Step.random(30, 4, 6, scale, Seeds.random(3));
      var expected = step.copy();
      step.train(new SimdWindowBlock(30, 4, 6, false));
      expected.train(new ScalarWindowBlock(30, 4, 6));
      assertArrayEquals(expected.inputs, step.inputs, scale * 1e-4f);
      for (float value : step.outputs) {
        assertTrue(Float.isFinite(value));
      }
    }
  }

  @Test
  void paddingStaysZero() {
    var step = Step.random(9, 10, 6, 1, Seeds.random(4));
    step.train(new SimdWindowBlock(9, 10, 6, false));
    for (int word = 0; word < WORDS; word++) {
      for (int k = 9; k < WindowBlock.stride(9); k++) {
        assertEquals(0f, step.inputs[word * WindowBlock.stride(9) + k]);
        assertEquals(0f, step.outputs[word * WindowBlock.stride(9) + k]);
      }
    }
  }
}
