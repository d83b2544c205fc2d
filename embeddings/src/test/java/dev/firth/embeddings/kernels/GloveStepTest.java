package dev.firth.embeddings.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GloveStepTest {
  private static final int ROWS = 12;
  private static final float ETA = 0.05f;

  private static float[] rows(int dim, int bias, float scale, SplittableRandom random) {
    int stride = GloveStep.stride(dim);
    var rows = new float[ROWS * 2 * stride];
    for (int row = 0; row < ROWS; row++) {
      int at = row * 2 * stride;
      for (int k = 0; k < dim; k++) {
        rows[at + k] = scale * (random.nextFloat() - 0.5f);
      }
      rows[at + bias] = random.nextFloat() - 0.5f;
      Arrays.fill(rows, at + stride, at + 2 * stride, 1 - random.nextFloat() / 2);
    }
    return rows;
  }

  private static float[] words(int dim, float scale, SplittableRandom random) {
    return rows(dim, dim, scale, random);
  }

  private static float[] contexts(int dim, float scale, SplittableRandom random) {
    return rows(dim, dim + 1, scale, random);
  }

  private static int[] pairs(int count, float largestLog, SplittableRandom random) {
    var pairs = new int[count * GloveStep.PAIR_INTS];
    for (int i = 0; i < pairs.length; i += GloveStep.PAIR_INTS) {
      pairs[i] = GloveStep.rows(random.nextInt(ROWS), random.nextInt(ROWS));
      pairs[i + 1] = Float.floatToRawIntBits(largestLog * (random.nextFloat() - 0.3f));
      pairs[i + 2] = Float.floatToRawIntBits(random.nextFloat());
    }
    return pairs;
  }

  static IntStream dims() {
    return IntStream.concat(IntStream.rangeClosed(1, 50), IntStream.of(100, 112, 300));
  }

  @ParameterizedTest
  @MethodSource("dims")
  void simdTakesTheStepsOfTheDefinition(int dim) {
    // Values of 0.5 make small steps, of 40 large ones and with clip 2 many that are cut.
    for (float scale : new float[] {0.5f, 4, 40}) {
      for (float clip : new float[] {100, 2}) {
        compare(dim, scale, clip);
      }
    }
  }

  private static void compare(int dim, float scale, float clip) {
    var random = Seeds.random(dim);
    float[] words = words(dim, scale, random);
    float[] contexts = contexts(dim, scale, random);
    float[] simdWords = words.clone();
    float[] simdContexts = contexts.clone();
    var scalar = new ScalarGloveStep(dim, ETA, clip);
    var simd = new SimdGloveStep(dim, ETA, clip);
    for (int i = 0; i < 10; i++) {
      int[] pairs = pairs(1, 5, random);
      String what = "scale %s, clip %s, %s".formatted(scale, clip, Seeds.describe(dim));
      double expected = scalar.train(words, contexts, pairs, 1);
      double loss = simd.train(simdWords, simdContexts, pairs, 1);
      assertEquals(expected, loss, 1e-4 * (1 + expected), what);
      assertUsedEquals(words, simdWords, dim, dim, 3e-6f * scale * dim, what);
      assertUsedEquals(contexts, simdContexts, dim, dim + 1, 3e-6f * scale * dim, what);
      // What differs by rounding in one step must not grow in the next.
      System.arraycopy(words, 0, simdWords, 0, words.length);
      System.arraycopy(contexts, 0, simdContexts, 0, contexts.length);
    }
  }

  /** Values, their rates and the bias are equal; other values are zero. */
  private static void assertUsedEquals(
      float[] expected, float[] actual, int dim, int bias, float delta, String what) {
    int stride = GloveStep.stride(dim);
    for (int row = 0; row < ROWS; row++) {
      int at = row * 2 * stride;
      for (int k = 0; k < stride; k++) {
        assertEquals(expected[at + k], actual[at + k], delta, what);
        if (k < dim || k == bias) {
          assertEquals(expected[at + stride + k], actual[at + stride + k], 1e-5f, what);
        } else {
          assertEquals(0, actual[at + k], what);
        }
      }
    }
  }

  @Test
  void sameBitsEveryTime() {
    float[][] results = new float[2][];
    for (int run = 0; run < 2; run++) {
      var random = Seeds.random(7);
      results[run] = words(100, 1, random);
      // The first of these steps is interpreted, the last one compiled.
      int steps = 3000;
      int[] pairs = pairs(steps, 5, random);
      var step = new SimdGloveStep(100, ETA, 100);
      float[] contexts = contexts(100, 1, random);
      step.train(results[run], contexts, pairs, run == 0 ? steps : 1);
      for (int i = 1; run == 1 && i < steps; i++) {
        int from = i * GloveStep.PAIR_INTS;
        step.train(
            results[run], contexts, Arrays.copyOfRange(pairs, from, from + GloveStep.PAIR_INTS), 1);
      }
    }
    assertArrayEquals(results[0], results[1], Seeds.describe(7));
  }

  /** With rates of 1 a step is η times the gradient, which central differences give too. */
  @Test
  void stepIsTheGradientOfTheLoss() {
    int dim = 7;
    var random = Seeds.random(3);
    float[] words = words(dim, 1, random);
    float[] contexts = contexts(dim, 1, random);
    int stride = GloveStep.stride(dim);
    for (int row = 0; row < ROWS; row++) {
      int at = row * 2 * stride + stride;
      Arrays.fill(words, at, at + stride, 1);
      Arrays.fill(contexts, at, at + stride, 1);
    }
    int[] pair = pairs(1, 5, random);
    float[] movedWords = words.clone();
    float[] movedContexts = contexts.clone();
    new ScalarGloveStep(dim, ETA, 100).train(movedWords, movedContexts, pair, 1);
    int word = (pair[0] >>> 16) * 2 * stride;
    int context = (pair[0] & 0xffff) * 2 * stride;
    for (int k = 0; k < dim; k++) {
      assertStep(words, word + k, movedWords, words, contexts, pair, dim, ETA);
      assertStep(contexts, context + k, movedContexts, words, contexts, pair, dim, ETA);
    }
    assertStep(words, word + dim, movedWords, words, contexts, pair, dim, 1);
    assertStep(contexts, context + dim + 1, movedContexts, words, contexts, pair, dim, 1);
  }

  private static void assertStep(
      float[] rows,
      int at,
      float[] moved,
      float[] words,
      float[] contexts,
      int[] pair,
      int dim,
      float rate) {
    float h = 1e-2f;
    float before = rows[at];
    rows[at] = before + h;
    double above = loss(words, contexts, pair, dim);
    rows[at] = before - h;
    double below = loss(words, contexts, pair, dim);
    rows[at] = before;
    double gradient = (above - below) / (2 * h);
    assertNotEquals(0, gradient);
    assertEquals(-gradient, (moved[at] - before) / rate, 1e-3 * (1 + Math.abs(gradient)));
  }

  private static double loss(float[] words, float[] contexts, int[] pair, int dim) {
    return new ScalarGloveStep(dim, ETA, 100).train(words.clone(), contexts.clone(), pair, 1);
  }

  @Test
  void clipCutsWhatVectorsLearnAndNotBiases() {
    int dim = 4;
    var random = Seeds.random(4);
    float[] words = words(dim, 1, random);
    float[] before = words.clone();
    int[] pair = {GloveStep.rows(0, 0), Float.floatToRawIntBits(1000), Float.floatToRawIntBits(1)};
    new SimdGloveStep(dim, ETA, 0.5f).train(words, contexts(dim, 1, random), pair, 1);
    int stride = GloveStep.stride(dim);
    for (int k = 0; k < dim; k++) {
      assertEquals(ETA * 0.5f * before[stride + k], Math.abs(words[k] - before[k]), 1e-6f);
    }
    assertTrue(Math.abs(words[dim] - before[dim]) > 100);
  }
}
