package dev.firth.embeddings.train;

import java.io.IOException;

/** Hears of a training run after each epoch; the run waits meanwhile. */
@FunctionalInterface
public interface TrainingListener {
  void epochEnded(EpochReport report) throws IOException;
}
