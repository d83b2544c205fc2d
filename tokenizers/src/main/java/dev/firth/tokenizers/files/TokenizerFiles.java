package dev.firth.tokenizers.files;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens tokenizers whatever their files: what a file holds is recognised by its content, and by its
 * name where the content does not tell.
 */
public final class TokenizerFiles {
  private TokenizerFiles() {}

  /**
   * Reads a tokenizer.
   *
   * @param path a file, or a folder that holds the files of one tokenizer
   * @throws BadInputException if there is nothing, or no tokenizer that we know
   * @throws IOException if it cannot be read
   */
  public static Tokenizer read(Path path) throws IOException {
    return TokenizerJson.read(file(path));
  }

  private static Path file(Path path) throws BadInputException {
    if (!Files.exists(path)) {
      throw new BadInputException(path + " does not exist: name a tokenizer's file or folder");
    }
    if (!Files.isDirectory(path)) {
      return path;
    }
    Path file = path.resolve("tokenizer.json");
    if (!Files.exists(file)) {
      throw new BadInputException(path + " holds no tokenizer.json: name a tokenizer's file");
    }
    return file;
  }
}
