package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import java.util.SplittableRandom;

/**
 * What a model predicts with: rows of an output matrix and the labels that their scores with an
 * input row should take. Belongs to one thread, while the matrix is shared.
 */
sealed interface OutputLayer permits NegativeSampling, HierarchicalSoftmax {
  /** Chooses the rows for a word. */
  void aimAt(int word, SplittableRandom random);

  /** Takes a step with the chosen rows; the parameters are those of {@link WindowBlock#train}. */
  void train(
      WindowBlock block, float[] inputs, int[] inputRows, int inputCount, float learningRate);

  /** The loss of that step, see {@link WindowBlock#lastLoss}. */
  double lastLoss(WindowBlock block);

  /** The most rows of a step. */
  int maxOutputs();

  /**
   * Forgets what is shared with positions before, and hands on what was learnt, at the start and at
   * the end of a chunk or a slice of it.
   */
  void restart();
}
