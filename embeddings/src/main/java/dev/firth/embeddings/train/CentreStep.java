package dev.firth.embeddings.train;

import java.util.SplittableRandom;

/** Trains on one position: a word and the words around it. Belongs to one thread. */
interface CentreStep {
  /**
   * Takes the step.
   *
   * @param context ids of the words around, the first {@code count} of them; at least one
   */
  void train(int word, int[] context, int count, float learningRate, SplittableRandom random);

  /** Takes the step, too, and returns its loss before the update in nats, over all predictions. */
  double trainWithLoss(
      int word, int[] context, int count, float learningRate, SplittableRandom random);

  /** Predictions made at a position with so many context words; the loss is given by prediction. */
  int predictions(int count);

  /** Forgets what is shared with positions before, at the start of a chunk. */
  void restart();
}
