package dev.firth.spark.command;

import dev.firth.runs.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells that a file is missing before Spark starts. */
final class ReadableFile {
  private ReadableFile() {}

  static void check(Path file) throws BadInputException {
    if (!Files.isReadable(file)) {
      throw new BadInputException(file + " does not exist or cannot be read");
    }
  }
}
