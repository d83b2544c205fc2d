package dev.firth.embeddings.glove;

import java.io.IOException;

/** Takes the rows of whole strata; an instance belongs to one thread. */
interface RowSink {
  default void begin(int stratum) throws IOException {}

  /** The contexts of a word, in ascending order; the row is only lent. */
  void row(int word, DenseRow row) throws IOException;

  void end(int stratum) throws IOException;
}
