package dev.firth.embeddings.glove;

import dev.firth.embeddings.WordVectors;
import java.io.IOException;
import java.util.function.Supplier;

/** Follows a GloVe training. */
public interface GloveListener {
  /**
   * An epoch has ended.
   *
   * @param epoch its number, from 1
   * @param vectors makes the vectors as they are now; that takes time and memory
   */
  default void epoch(int epoch, double loss, Supplier<WordVectors> vectors) throws IOException {}

  /**
   * The run goes on from what was saved.
   *
   * @param pairs that were trained before, times the epochs
   */
  default void resumed(long pairs) {}

  /** The vectors after this epoch, see {@link GloveOptions#checkpointEvery}. */
  default void checkpoint(int epoch, WordVectors vectors) throws IOException {}

  /** A listener that does nothing. */
  static GloveListener none() {
    return new GloveListener() {};
  }
}
