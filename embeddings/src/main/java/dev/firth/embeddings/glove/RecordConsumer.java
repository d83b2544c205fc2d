package dev.firth.embeddings.glove;

import java.io.IOException;

/** Takes the records of a co-occurrence file. */
@FunctionalInterface
public interface RecordConsumer {
  /**
   * Takes one record.
   *
   * @param word id of the word, from 0
   * @param context id of the context word, from 0
   * @param x how often they occurred together, weighted; finite and above 0
   */
  void record(int word, int context, double x) throws IOException;
}
