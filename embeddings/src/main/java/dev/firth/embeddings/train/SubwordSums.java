package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.kernels.RowSteps;

/** Forms the sum of a word's rows, and adds to all of them what it has learnt. For one thread. */
final class SubwordSums {
  private final ParameterRows inputs;
  private final SubwordRows words;
  private final RowSteps steps;

  /** Where the rows of a word begin. */
  private final int[] offsets;

  /**
   * @param width floats of a row that are computed with
   */
  SubwordSums(ParameterRows inputs, SubwordRows words, Kernels kernels, int width) {
    this.inputs = inputs;
    this.words = words;
    this.steps = kernels.rowSteps(width);
    this.offsets = new int[words.longest()];
  }

  /** The sum of the rows of a word. */
  void sum(int word, float[] sum) {
    int count = locate(word);
    steps.weightedSum(
        inputs.values(), offsets, count, words.multiplicities(), words.start(word), sum);
  }

  /** Adds to each row of a word. */
  void add(int word, float[] delta) {
    int count = locate(word);
    steps.addToRows(delta, inputs.values(), 1, offsets, 0, count);
  }

  private int locate(int word) {
    int start = words.start(word);
    int count = words.end(word) - start;
    for (int i = 0; i < count; i++) {
      offsets[i] = inputs.row(words.row(start + i));
    }
    return count;
  }

  /** Rows of the model that a word has, see {@link SubwordRows#modelRows(int)}. */
  float modelRows(int word) {
    return words.modelRows(word);
  }

  /** See {@link SubwordRows#growth}. */
  float growth(int word) {
    return words.growth(word);
  }
}
