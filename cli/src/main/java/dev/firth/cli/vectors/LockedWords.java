package dev.firth.cli.vectors;

import dev.firth.embeddings.WordVectors;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Words whose vectors are to stay.
 *
 * @param unknown how many more were named that have no vector
 */
record LockedWords(List<String> words, long unknown) {
  private static final String ALL = "all-old";

  /**
   * Reads what {@code --lock} says: nothing, all words, or a file with a word a line.
   *
   * @throws BadInputException if there is no such file, or it has none of the words
   */
  static LockedWords of(String lock, WordVectors vectors) throws IOException {
    if (lock == null) {
      return new LockedWords(List.of(), 0);
    }
    if (lock.equals(ALL)) {
      return new LockedWords(vectors.words(), 0);
    }
    var named = read(Path.of(lock));
    var known = named.stream().filter(vectors::contains).toList();
    if (known.isEmpty()) {
      throw new BadInputException(
          "%s: none of its %d words is in the vectors; give a word a line"
              .formatted(lock, named.size()));
    }
    return new LockedWords(known, named.size() - known.size());
  }

  private static List<String> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "--lock takes %s or a file with a word a line; there is no file %s".formatted(ALL, file));
    }
    try (var lines = Files.lines(file)) {
      return lines.map(String::strip).filter(word -> !word.isEmpty()).distinct().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException
          ? new BadInputException(file + " is not UTF-8; convert it", e)
          : e.getCause();
    }
  }
}
