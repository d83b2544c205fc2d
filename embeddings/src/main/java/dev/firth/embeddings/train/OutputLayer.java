package dev.firth.embeddings.train;

import java.util.SplittableRandom;

/**
 * What a model predicts with: rows of an output matrix and the labels that their scores with an
 * input row should take. Belongs to one thread, while the matrix is shared.
 */
sealed interface OutputLayer permits NegativeSampling, HierarchicalSoftmax {
  /** Chooses the rows for a word. */
  void aimAt(int word, SplittableRandom random);

  /** The output matrix. */
  float[] matrix();

  /** Rows of the matrix, from {@link #from} on {@link #count} of them. */
  int[] rows();

  /** Their labels, from {@link #from} on. */
  float[] labels();

  int from();

  int count();

  /** The most rows that {@link #count} can say. */
  int maxCount();

  /** Forgets what is shared with positions before, at the start of a chunk. */
  void restart();
}
