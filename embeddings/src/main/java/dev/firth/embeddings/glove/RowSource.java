package dev.firth.embeddings.glove;

import java.io.IOException;

/** Gives the rows of the words of a stratum, in its order; an instance belongs to one thread. */
interface RowSource {
  default void begin(int stratum) throws IOException {}

  /** Adds up the contexts of the next word in a row that is empty. */
  void add(int word, DenseRow row) throws IOException;
}
