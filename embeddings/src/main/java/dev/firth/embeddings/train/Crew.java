package dev.firth.embeddings.train;

import java.util.function.BooleanSupplier;

/** The threads of a run, on their way through an epoch. */
sealed interface Crew extends AutoCloseable permits LockFreeCrew, LaneCrew {
  /**
   * Trains the chunks of an epoch, in order.
   *
   * @param from the first chunk
   * @param pause asked now and then; when it says true, the crew stops at the next good place,
   *     though never before it has trained something
   * @return the first chunk that is not trained: their number when the epoch is over
   * @throws java.io.IOException if a thread failed or this one was interrupted
   */
  long train(int epoch, long from, BooleanSupplier pause) throws java.io.IOException;

  /** Words and losses since the start, all threads together. */
  TrainingCounts counts();

  @Override
  void close();
}
