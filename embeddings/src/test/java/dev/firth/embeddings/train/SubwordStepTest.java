package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.embeddings.fasttext.FastTextDictionary;
import dev.firth.embeddings.fasttext.Subwords;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.testkit.Seeds;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The steps with subwords against a plain recomputation, which knows no merged rows: a double for
 * each number of the fastText model, and the loss by its formula.
 */
class SubwordStepTest {
  private static final int DIM = 5;
  private static final int WINDOW = 2;
  private static final int NEGATIVE = 3;
  private static final int DRAWS = 6;
  private static final float RATE = 1e-3f;

  /** Banana has an n-gram twice; some of these share n-grams, and with 40 buckets also rows. */
  private static final List<String> WORDS =
      List.of("the", "banana", "ban", "band", "hand", "and", "nana", "a", "handle", "cat");

  private final FastTextDictionary dictionary = dictionary();
  private final Subwords subwords = new Subwords(2, 3, 40);
  private final SubwordRows rows = SubwordRows.of(dictionary, subwords);
  private final ParameterMatrix inputs = random(rows.size(), 1);
  private final ParameterMatrix outputs = random(WORDS.size(), 2);
  private final long[] counts = dictionary.wordCounts();
  private final HuffmanTree tree = HuffmanTree.of(counts);
  private final NegativeSampler sampler = new NegativeSampler(counts, 0.5);
  private final Kernels kernels = Kernels.best();

  private static FastTextDictionary dictionary() {
    var counts = new long[WORDS.size()];
    Arrays.setAll(counts, i -> 100 / (i + 1));
    return FastTextDictionary.ofWords(WORDS, counts, 500);
  }

  private static ParameterMatrix random(int size, int seed) {
    var matrix = ParameterMatrix.zeros(size, DIM);
    var random = Seeds.random(seed);
    for (int row = 0; row < size; row++) {
      for (int k = 0; k < DIM; k++) {
        matrix.values()[matrix.row(row) + k] = (float) random.nextDouble(-1, 1);
      }
    }
    return matrix;
  }

  private static ParameterMatrix copy(ParameterMatrix matrix) {
    return new ParameterMatrix(matrix.values().clone(), DIM, matrix.stride());
  }

  private SubwordSums sums(ParameterMatrix inputs) {
    int width = Math.ceilDiv(DIM, kernels.lanes()) * kernels.lanes();
    return new SubwordSums(inputs, rows, kernels, width);
  }

  private CentreStep skipGram(ParameterMatrix inputs, ParameterMatrix outputs, int positions) {
    var targets = new WindowTargets(outputs, sampler, NEGATIVE, DRAWS, positions, 2 * WINDOW);
    var block = kernels.windowBlock(DIM, positions, targets.maxOutputs(), false);
    return new SubwordSkipGramStep(
        sums(inputs),
        kernels,
        block,
        targets,
        List.of(),
        DIM,
        positions,
        new LossSample(LossSample.EVERY));
  }

  private CentreStep softmax(
      ParameterMatrix inputs, ParameterMatrix outputs, boolean cbow, int window) {
    List<OutputLayer> layers = List.of(new HierarchicalSoftmax(outputs, tree));
    var block = kernels.windowBlock(DIM, 2, tree.longestPath(), false);
    return cbow
        ? new SubwordCbowStep(
            sums(inputs), layers, kernels, block, DIM, window, new LossSample(LossSample.EVERY))
        : new SubwordSkipGramStep(
            sums(inputs), kernels, block, null, layers, DIM, 2, new LossSample(LossSample.EVERY));
  }

  /** The fastText model's own rows. */
  private double[][] modelRows(ParameterMatrix trained) {
    var expanded = new ExpandedRows(rows, trained);
    var model = new double[rows.modelRows()][DIM];
    var row = new float[DIM];
    for (int i = 0; i < model.length; i++) {
      expanded.copyRow(i, row, 0);
      for (int k = 0; k < DIM; k++) {
        model[i][k] = row[k];
      }
    }
    return model;
  }

  private IntArrayList rowsOf(int... words) {
    var list = new IntArrayList();
    for (int word : words) {
      dictionary.addRows(word, subwords, list);
    }
    return list;
  }

  private static double[] mean(double[][] model, IntArrayList rows) {
    var mean = new double[DIM];
    for (int row : rows) {
      for (int k = 0; k < DIM; k++) {
        mean[k] += model[row][k] / rows.size();
      }
    }
    return mean;
  }

  private static double score(double[] hidden, ParameterMatrix outputs, int row) {
    double score = 0;
    for (int k = 0; k < DIM; k++) {
      score += hidden[k] * outputs.values()[outputs.row(row) + k];
    }
    return score;
  }

  private static int[] context(int[] sentence, int centre) {
    var words = new IntArrayList();
    for (int i = Math.max(0, centre - WINDOW); i <= to(sentence, centre); i++) {
      if (i != centre) {
        words.add(sentence[i]);
      }
    }
    return words.toIntArray();
  }

  private static int to(int[] sentence, int centre) {
    return Math.min(sentence.length - 1, centre + WINDOW);
  }

  /** A loss as a function of the model's rows and the outputs. */
  private interface Loss {
    double of(double[] hidden, ParameterMatrix outputs);
  }

  /** Of words that a mean predicts, against the noise that this generator draws. */
  private Loss noiseLoss(int[] context, long seed) {
    return (hidden, outputs) -> {
      double loss = 0;
      for (int word : context) {
        loss += softplus(-score(hidden, outputs, word));
      }
      var random = new SplittableRandom(seed);
      for (int i = 0; i < DRAWS; i++) {
        int noise = sampler.draw(random);
        long others = Arrays.stream(context).filter(word -> word != noise).count();
        loss += (double) NEGATIVE / DRAWS * others * softplus(score(hidden, outputs, noise));
      }
      return loss;
    };
  }

  private Loss pathLoss(int... words) {
    return (hidden, outputs) -> {
      double loss = 0;
      for (int word : words) {
        for (int step = 0; step < tree.pathLength(word); step++) {
          double score = score(hidden, outputs, tree.node(word, step));
          loss += softplus(tree.code(word, step) == 0 ? -score : score);
        }
      }
      return loss;
    };
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(x));
  }

  private static void train(CentreStep step, int[] sentence, float rate, long seed) {
    var random = new SplittableRandom(seed);
    for (int centre = 0; centre < sentence.length; centre++) {
      int from = Math.max(0, centre - WINDOW);
      step.train(sentence, centre, from, to(sentence, centre), rate, random);
    }
    step.endSentence(sentence, rate, random);
  }

  private static final int[] SENTENCE = {4, 1, 5, 1, 3, 8, 2};

  @Test
  void skipGramFollowsTheGradientOfItsLoss() {
    var movedInputs = copy(inputs);
    var movedOutputs = copy(outputs);
    train(skipGram(movedInputs, movedOutputs, SENTENCE.length), SENTENCE, RATE, 7);
    var model = modelRows(inputs);
    var expected = modelRows(inputs);
    for (int centre = 0; centre < SENTENCE.length; centre++) {
      var loss = noiseLoss(context(SENTENCE, centre), 7);
      addGradient(expected, model, rowsOf(SENTENCE[centre]), loss);
    }
    assertModel(expected, modelRows(movedInputs));
    assertOutputs(
        movedOutputs,
        outputs -> {
          double loss = 0;
          for (int centre = 0; centre < SENTENCE.length; centre++) {
            var hidden = mean(model, rowsOf(SENTENCE[centre]));
            loss += noiseLoss(context(SENTENCE, centre), 7).of(hidden, outputs);
          }
          return loss;
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void softmaxFollowsTheGradientOfItsLoss(boolean cbow) {
    var movedInputs = copy(inputs);
    var movedOutputs = copy(outputs);
    train(softmax(movedInputs, movedOutputs, cbow, WINDOW), SENTENCE, RATE, 7);
    var model = modelRows(inputs);
    var expected = modelRows(inputs);
    for (int centre = 0; centre < SENTENCE.length; centre++) {
      int[] context = context(SENTENCE, centre);
      if (cbow) {
        addGradient(expected, model, rowsOf(context), pathLoss(SENTENCE[centre]));
      } else {
        addGradient(expected, model, rowsOf(SENTENCE[centre]), pathLoss(context));
      }
    }
    assertModel(expected, modelRows(movedInputs));
  }

  /** Adds the whole gradient of a mean to each of its rows, as often as it has the row. */
  private void addGradient(double[][] to, double[][] model, IntArrayList rows, Loss loss) {
    double h = 1e-4;
    var hidden = mean(model, rows);
    for (int k = 0; k < DIM; k++) {
      double before = hidden[k];
      hidden[k] = before + h;
      double above = loss.of(hidden, outputs);
      hidden[k] = before - h;
      double below = loss.of(hidden, outputs);
      hidden[k] = before;
      for (int row : rows) {
        to[row][k] -= RATE * (above - below) / (2 * h);
      }
    }
  }

  /** Equal up to what is of the second order in the rate. */
  private static void assertModel(double[][] expected, double[][] actual) {
    for (int row = 0; row < expected.length; row++) {
      assertArrayEquals(expected[row], actual[row], 6e-4, "row " + row);
    }
  }

  private void assertOutputs(ParameterMatrix moved, ToDoubleFunction<ParameterMatrix> loss) {
    float h = 1e-2f;
    for (int word = 0; word < WORDS.size(); word++) {
      for (int k = 0; k < DIM; k++) {
        int at = outputs.row(word) + k;
        var there = copy(outputs);
        there.values()[at] += h;
        double above = loss.applyAsDouble(there);
        there.values()[at] -= 2 * h;
        double below = loss.applyAsDouble(there);
        double expected = -(above - below) / (2 * h);
        double taken = (moved.values()[at] - outputs.values()[at]) / RATE;
        assertEquals(expected, taken, 0.05 * (1 + Math.abs(expected)), "word " + word);
      }
    }
  }

  @Test
  void skipGramLossIsThatOfThePlainFormula() {
    var step = skipGram(inputs, outputs, 2);
    var model = modelRows(inputs);
    train(step, new int[] {1, 4}, 0, 3);
    double expected = 0;
    for (int centre = 0; centre < 2; centre++) {
      expected +=
          noiseLoss(context(new int[] {1, 4}, centre), 3)
              .of(mean(model, rowsOf(centre == 0 ? 1 : 4)), outputs);
    }
    assertEquals(2, step.loss().predictions());
    assertEquals(expected, step.loss().sum(), 1e-4);
  }

  @Test
  void cbowLossIsThatOfThePlainFormula() {
    var step = softmax(inputs, outputs, true, WINDOW);
    train(step, SENTENCE, 0, 3);
    // The second of the first two positions is measured.
    double expected =
        pathLoss(SENTENCE[1]).of(mean(modelRows(inputs), rowsOf(context(SENTENCE, 1))), outputs);
    assertEquals(1, step.loss().predictions());
    assertEquals(expected, step.loss().sum(), 1e-4);
  }

  /** Merged rows take the steps that each of the model's rows would take for itself. */
  @Test
  void manyStepsAreThoseOfRowsThatAreNotMerged() {
    float rate = 0.05f;
    var movedInputs = copy(inputs);
    var movedOutputs = copy(outputs);
    var step = skipGram(movedInputs, movedOutputs, 1);
    var model = modelRows(inputs);
    var plainOutputs = copy(outputs);
    var targets = new WindowTargets(plainOutputs, sampler, NEGATIVE, DRAWS, 1, 2 * WINDOW);
    var block = kernels.windowBlock(DIM, 1, targets.maxOutputs(), false);
    for (int seed = 0; seed < 20; seed++) {
      train(step, SENTENCE, rate, seed);
      var random = new SplittableRandom(seed);
      for (int centre = 0; centre < SENTENCE.length; centre++) {
        targets.clear();
        for (int word : context(SENTENCE, centre)) {
          targets.observe(0, word);
        }
        targets.drawNoise(random);
        var rows = rowsOf(SENTENCE[centre]);
        var hidden = mean(model, rows);
        var trained = new float[inputs.stride()];
        for (int k = 0; k < DIM; k++) {
          trained[k] = (float) hidden[k];
        }
        targets.train(block, trained, new int[1], 1, rate);
        for (int row : rows) {
          for (int k = 0; k < DIM; k++) {
            model[row][k] += trained[k] - (float) hidden[k];
          }
        }
      }
    }
    var merged = modelRows(movedInputs);
    for (int row = 0; row < model.length; row++) {
      assertArrayEquals(model[row], merged[row], 1e-4, "row " + row);
    }
    assertArrayEquals(plainOutputs.values(), movedOutputs.values(), 1e-4f);
  }

  /** A sentence longer than the words that pass at a time: some have left before others come. */
  @Test
  void cbowAddsToAWordWhenItHasPassed() {
    int[] sentence = new SplittableRandom(5).ints(60, 0, WORDS.size()).toArray();
    var movedInputs = copy(inputs);
    train(softmax(movedInputs, copy(outputs), true, WINDOW), sentence, 1e-5f, 1);
    var expected = modelRows(inputs);
    var model = modelRows(inputs);
    for (int centre = 0; centre < sentence.length; centre++) {
      addGradient(expected, model, rowsOf(context(sentence, centre)), pathLoss(sentence[centre]));
    }
    // The gradient was added with the rate of the other tests.
    var moved = modelRows(movedInputs);
    for (int row = 0; row < model.length; row++) {
      for (int k = 0; k < DIM; k++) {
        double wanted = (expected[row][k] - model[row][k]) / RATE;
        double taken = (moved[row][k] - model[row][k]) / 1e-5;
        assertEquals(wanted, taken, 0.03 * (1 + Math.abs(wanted)), "row " + row);
      }
    }
  }
}
