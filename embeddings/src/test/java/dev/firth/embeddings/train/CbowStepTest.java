package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.kernels.WindowBlock;
import dev.firth.testkit.Seeds;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step against the loss that it claims to descend. */
class CbowStepTest {
  private static final int WORDS = 30;
  private static final int DIM = 7;
  private static final int WINDOW = 3;
  private static final float RATE = 1e-3f;

  private final ParameterMatrix inputs = matrix(1);
  private final ParameterMatrix outputs = matrix(2);

  private static ParameterMatrix matrix(int seed) {
    var matrix = ParameterMatrix.zeros(WORDS, DIM);
    var random = Seeds.random(seed);
    for (int word = 0; word < WORDS; word++) {
      for (int k = 0; k < DIM; k++) {
        matrix.values()[matrix.row(word) + k] = (float) random.nextDouble(-1, 1);
      }
    }
    return matrix;
  }

  /** Five outputs with fixed labels, whatever the word. */
  private static final HuffmanTree TREE = HuffmanTree.of(falling());

  private static long[] falling() {
    long[] counts = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      counts[i] = 1000 / (i + 1);
    }
    return counts;
  }

  private CentreStep step(ParameterMatrix inputs, ParameterMatrix outputs, boolean mean) {
    var layer = new HierarchicalSoftmax(outputs, TREE);
    var kernels = Kernels.best();
    WindowBlock block = kernels.windowBlock(DIM, 1, TREE.longestPath(), false);
    return new CbowStep(
        inputs, List.of(layer), kernels, block, 2 * WINDOW, mean, new LossSample(256));
  }

  private static double loss(
      ParameterMatrix inputs, ParameterMatrix outputs, int[] sentence, int centre, boolean mean) {
    int from = Math.max(0, centre - WINDOW);
    int to = Math.min(sentence.length - 1, centre + WINDOW);
    double loss = 0;
    for (int step = 0; step < TREE.pathLength(sentence[centre]); step++) {
      double score = 0;
      int node = outputs.row(TREE.node(sentence[centre], step));
      for (int i = from; i <= to; i++) {
        for (int k = 0; k < DIM && i != centre; k++) {
          score += inputs.values()[inputs.row(sentence[i]) + k] * outputs.values()[node + k];
        }
      }
      score /= mean ? to - from : 1;
      loss += Math.log1p(Math.exp(TREE.code(sentence[centre], step) == 0 ? -score : score));
    }
    return loss;
  }

  /**
   * For a rate near zero, what two neighbouring positions add to a word's row is the sum of the two
   * losses' gradients, times the number of context words where these are averaged.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void contextRowsFollowTheGradient(boolean mean) {
    int[] sentence = {4, 9, 2, 4, 17, 8, 1};
    var movedInputs = new ParameterMatrix(inputs.values().clone(), DIM, inputs.stride());
    var movedOutputs = new ParameterMatrix(outputs.values().clone(), DIM, outputs.stride());
    var step = step(movedInputs, movedOutputs, mean);
    var random = new SplittableRandom(1);
    // The first step has its loss taken, and is therefore alone.
    step.train(sentence, 0, 0, WINDOW, 0, random);
    step.train(sentence, 1, 0, 1 + WINDOW, 0, random);
    step.train(sentence, 2, 0, 2 + WINDOW, RATE, random);
    step.train(sentence, 3, 0, 3 + WINDOW, RATE, random);
    step.endSentence(sentence, RATE, random);
    for (int word = 0; word < WORDS; word++) {
      for (int k = 0; k < DIM; k++) {
        int at = inputs.row(word) + k;
        double expected = 0;
        for (int centre : new int[] {2, 3}) {
          int context =
              Math.min(sentence.length - 1, centre + WINDOW) - Math.max(0, centre - WINDOW);
          expected -= gradient(sentence, centre, mean, at) * (mean ? context : 1);
        }
        double taken = (movedInputs.values()[at] - inputs.values()[at]) / RATE;
        assertEquals(expected, taken, 0.02 * (1 + Math.abs(expected)), "word " + word + ", " + k);
      }
    }
  }

  private double gradient(int[] sentence, int centre, boolean mean, int at) {
    float h = 1e-2f;
    float before = inputs.values()[at];
    inputs.values()[at] = before + h;
    double above = loss(inputs, outputs, sentence, centre, mean);
    inputs.values()[at] = before - h;
    double below = loss(inputs, outputs, sentence, centre, mean);
    inputs.values()[at] = before;
    return (above - below) / (2 * h);
  }

  @Test
  void lossIsThatOfThePlainFormula() {
    int[] sentence = {4, 9, 2, 4, 17, 8, 1};
    var step = step(inputs, outputs, true);
    var random = new SplittableRandom(1);
    step.train(sentence, 3, 0, 6, 0, random);
    step.train(sentence, 4, 1, 6, 0, random);
    assertEquals(1, step.loss().predictions());
    assertEquals(loss(inputs, outputs, sentence, 4, true), step.loss().sum(), 1e-4);
  }

  @Test
  void pairsLeaveOtherRowsAlone() {
    int[] sentence = {3, 5, 7};
    float[] before = inputs.values().clone();
    var step = step(inputs, outputs, true);
    var random = new SplittableRandom(1);
    step.train(sentence, 0, 0, 2, RATE, random);
    step.train(sentence, 1, 0, 2, RATE, random);
    step.train(sentence, 2, 0, 2, RATE, random);
    step.endSentence(sentence, RATE, random);
    for (int word : sentence) {
      for (int k = 0; k < DIM; k++) {
        before[inputs.row(word) + k] = inputs.values()[inputs.row(word) + k];
      }
    }
    assertArrayEquals(before, inputs.values());
  }
}
