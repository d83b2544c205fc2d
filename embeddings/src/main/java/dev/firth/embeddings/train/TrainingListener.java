package dev.firth.embeddings.train;

import java.io.IOException;

/** Hears of a training run; the run waits meanwhile. */
@FunctionalInterface
public interface TrainingListener {
  /** After each epoch. */
  void epochEnded(EpochReport report) throws IOException;

  /**
   * When a run goes on from what was saved.
   *
   * @param words of the text, times the epochs, that were trained before
   */
  default void resumed(long words) {}
}
