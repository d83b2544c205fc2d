package dev.firth.seq2seq.model;

import dev.firth.runs.BadInputException;

/** A kind of model that can be read from a configuration. */
public interface ModelFamily {
  /** The same as its architectures'. */
  String name();

  /**
   * Reads the options of an architecture.
   *
   * @throws BadInputException if one is missing or out of its range
   */
  Architecture read(ConfigObject options) throws BadInputException;
}
