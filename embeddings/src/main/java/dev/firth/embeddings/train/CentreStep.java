package dev.firth.embeddings.train;

import java.util.SplittableRandom;

/** Trains on the positions of a sentence, one after the other. Belongs to one thread. */
interface CentreStep {
  /**
   * Trains on a word and the words around it, now or at one of the next calls.
   *
   * @param sentence word ids, which must stay as they are until {@link #endSentence}
   * @param centre the position of the word
   * @param from the first position of its context
   * @param to the last position of its context, which may include the centre; there is at least
   *     another one
   */
  void train(
      int[] sentence, int centre, int from, int to, float learningRate, SplittableRandom random);

  /** Does what is left to do for the sentence. */
  void endSentence(int[] sentence, float learningRate, SplittableRandom random);

  /** The loss of a sample of the steps. */
  LossSample loss();

  /** Tells the output layers, see {@link OutputLayer#restart}. */
  void restart();
}
