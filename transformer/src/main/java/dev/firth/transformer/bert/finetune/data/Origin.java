package dev.firth.transformer.bert.finetune.data;

import dev.firth.runs.BadInputException;
import java.nio.file.Path;

/**
 * Where an example stands.
 *
 * @param file it was read from
 * @param line its first, from 1
 */
public record Origin(Path file, int line) {
  /** The place some lines further. */
  public Origin plus(int lines) {
    return new Origin(file, line + lines);
  }

  /** What to throw about it. */
  public BadInputException bad(String problem) {
    return new BadInputException(file + ":" + line + ": " + problem);
  }
}
