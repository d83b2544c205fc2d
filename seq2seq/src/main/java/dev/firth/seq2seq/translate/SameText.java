package dev.firth.seq2seq.translate;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.model.ModelConfig;
import dev.firth.seq2seq.model.ModelDirectory;
import java.nio.file.Path;

/** Whether models read and write the same text in the same tokens. */
final class SameText {
  private SameText() {}

  /**
   * @param first the directory of one model
   * @param second that of the other
   * @throws BadInputException if their vocabularies or the forms in which they see text differ
   */
  static void require(Path first, ModelDirectory<?> one, Path second, ModelDirectory<?> other)
      throws BadInputException {
    ModelConfig<?> config = one.config();
    if (!config.source().equals(other.config().source())
        || !config.target().equals(other.config().target())) {
      throw new BadInputException(
          "%s and %s cannot translate together: their vocabularies differ"
              .formatted(first, second));
    }
    if (!one.forms().options().equals(other.forms().options())) {
      throw new BadInputException(
          "%s and %s cannot translate together: they see text in different forms"
              .formatted(first, second));
    }
  }
}
