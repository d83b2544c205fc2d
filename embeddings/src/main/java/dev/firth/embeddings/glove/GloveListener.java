package dev.firth.embeddings.glove;

import dev.firth.embeddings.WordVectors;
import java.io.IOException;

/** Follows a GloVe training. */
public interface GloveListener {
  /** An epoch has ended; epochs count from 1. */
  default void epoch(int epoch, double loss) throws IOException {}

  /** The vectors after this epoch, see {@link GloveOptions#checkpointEvery}. */
  default void checkpoint(int epoch, WordVectors vectors) throws IOException {}

  /** A listener that does nothing. */
  static GloveListener none() {
    return new GloveListener() {};
  }
}
