package dev.firth.seq2seq.model;

import dev.firth.runs.BadInputException;

/**
 * A kind of model that can be read from a configuration.
 *
 * @param name the same as its architectures'
 * @param reader of its options
 */
public record ModelFamily(String name, Reader reader) {
  /** Reads the options of an architecture. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads them.
     *
     * @throws BadInputException if one is missing or out of its range
     */
    Architecture read(ConfigObject options) throws BadInputException;
  }

  /**
   * Reads the options of an architecture.
   *
   * @throws BadInputException if one is missing or out of its range
   */
  public Architecture read(ConfigObject options) throws BadInputException {
    return reader.read(options);
  }
}
