package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What a few neighbouring words are to predict: for each of them the words around it, against noise
 * that they share. Fewer noise words are drawn than separate pairs would get, and each counts as
 * much more, so that the sum over all pairs is what it would be. For one thread.
 */
final class WindowTargets {
  private static final int EMPTY = -1;

  private final ParameterRows matrix;
  private final NegativeSampler sampler;
  private final int negative;
  private final int draws;

  /** Distinct words and where their rows begin. */
  private final int[] words;

  private final int[] rows;
  private int count;

  /** How often each was drawn as noise, and how often a word has it around it. */
  private final float[] drawn;

  private final float[] truths;
  private final float[] weights;
  private final int pitch;

  /** For each word that is to predict, how many are around it. */
  private final float[] contexts;

  /** Places in {@link #words} by hash, and where in this table each place is. */
  private final int[] table;

  private final int[] places;
  private final int shift;

  /**
   * @param negative noise words that a pair would get
   * @param draws noise words that are drawn for all pairs together
   * @param maxInputs most words that predict
   * @param maxContext most words around one
   */
  WindowTargets(
      ParameterRows matrix,
      NegativeSampler sampler,
      int negative,
      int draws,
      int maxInputs,
      int maxContext) {
    this.matrix = matrix;
    this.sampler = sampler;
    this.negative = negative;
    this.draws = draws;
    int most = draws + maxInputs * maxContext;
    this.words = new int[most];
    this.rows = new int[most];
    this.places = new int[most];
    this.drawn = new float[most];
    this.pitch = most + WindowBlock.GROUP;
    this.truths = new float[maxInputs * pitch + WindowBlock.LABEL_SLACK];
    this.weights = new float[maxInputs * pitch + WindowBlock.LABEL_SLACK];
    this.contexts = new float[maxInputs];
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * most);
    this.table = new int[1 << bits];
    this.shift = Integer.SIZE - bits;
    Arrays.fill(table, EMPTY);
  }

  /** Begins anew. */
  void clear() {
    for (int j = 0; j < count; j++) {
      table[places[j]] = EMPTY;
    }
    count = 0;
    Arrays.fill(truths, 0);
    Arrays.fill(contexts, 0);
  }

  /** A word that the input of this number is to predict. */
  void observe(int input, int word) {
    truths[input * pitch + find(word)]++;
    contexts[input]++;
  }

  /** Draws the noise, after all words were observed. */
  void drawNoise(SplittableRandom random) {
    Arrays.fill(drawn, 0, count, 0);
    for (int i = 0; i < draws; i++) {
      int at = find(sampler.draw(random));
      drawn[at]++;
    }
    float share = (float) negative / draws;
    for (int i = 0; i < contexts.length; i++) {
      for (int j = 0; j < count; j++) {
        // A pair's noise is never its own word: a word that is observed is noise to the others.
        float truth = truths[i * pitch + j];
        weights[i * pitch + j] = truth + share * drawn[j] * (contexts[i] - truth);
      }
    }
  }

  private int find(int word) {
    int at = (word * 0x9E3779B1) >>> shift;
    while (table[at] != EMPTY) {
      if (words[table[at]] == word) {
        return table[at];
      }
      at = (at + 1) & (table.length - 1);
    }
    table[at] = count;
    places[count] = at;
    words[count] = word;
    rows[count] = matrix.row(word);
    drawn[count] = 0;
    return count++;
  }

  /** Takes a step with the input rows that begin at {@code inputRows}. */
  void train(
      WindowBlock block, float[] inputs, int[] inputRows, int inputCount, float learningRate) {
    block.trainWeighted(
        inputs,
        inputRows,
        inputCount,
        matrix.values(),
        rows,
        count,
        truths,
        weights,
        pitch,
        learningRate);
  }

  /** The loss of that step before its update, in nats. */
  double lastLoss(WindowBlock block) {
    return block.lastWeightedLoss(truths, weights, pitch);
  }

  /** The most rows of a step. */
  int maxOutputs() {
    return words.length;
  }
}
