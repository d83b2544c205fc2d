package dev.firth.seq2seq.model;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.SequenceModel;

/**
 * A kind of model that can be read from a configuration.
 *
 * @param <M> what its architectures make
 * @param name the same as its architectures'
 * @param reader of its options
 */
public record ModelFamily<M extends SequenceModel>(String name, Reader<M> reader) {
  /**
   * Reads the options of an architecture.
   *
   * @param <M> what it makes
   */
  @FunctionalInterface
  public interface Reader<M extends SequenceModel> {
    /**
     * Reads them.
     *
     * @throws BadInputException if one is missing or out of its range
     */
    Architecture<M> read(ConfigObject options) throws BadInputException;
  }

  /**
   * Reads the options of an architecture.
   *
   * @throws BadInputException if one is missing or out of its range
   */
  public Architecture<M> read(ConfigObject options) throws BadInputException {
    return reader.read(options);
  }
}
