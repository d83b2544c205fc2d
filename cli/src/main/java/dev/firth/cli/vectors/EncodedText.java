package dev.firth.cli.vectors;

import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.ids.IdShards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Text that was encoded before.
 *
 * @param shards id files in the order of the text; several are joined before they are read
 * @param vocabularyFile the words that they were encoded with
 */
record EncodedText(List<Path> shards, Path vocabularyFile) implements TrainingText {
  private static final String ENDING = ".ids";

  /**
   * Id files, and folders whose id files are taken in the order of their names.
   *
   * @throws BadInputException if one is not there, or a folder without id files
   */
  static EncodedText of(List<Path> named, Path vocabularyFile) throws IOException {
    var shards = new ArrayList<Path>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        shards.addAll(idFiles(path));
      } else if (Files.exists(path)) {
        shards.add(path);
      } else {
        throw new BadInputException(path + ": no such file or folder");
      }
    }
    return new EncodedText(List.copyOf(shards), vocabularyFile);
  }

  private static List<Path> idFiles(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      var shards =
          files
              .filter(file -> isIdFile(file.getFileName().toString()))
              .sorted((a, b) -> a.getFileName().compareTo(b.getFileName()))
              .toList();
      if (shards.isEmpty()) {
        throw new BadInputException(folder + ": no file in the folder ends with " + ENDING);
      }
      return shards;
    }
  }

  private static boolean isIdFile(String name) {
    return name.endsWith(ENDING) && !name.startsWith(".");
  }

  @Override
  public VocabularyCounter.Result words(Progress progress) throws IOException {
    return words(vocabularyFile);
  }

  /** Words that were counted elsewhere. */
  static VocabularyCounter.Result words(Path vocabularyFile) throws IOException {
    return new VocabularyCounter.Result(Vocabulary.load(vocabularyFile), 0, 0, 0, 0);
  }

  @Override
  public IdCorpus ids(Vocabulary vocabulary, Path temporary, Progress progress) throws IOException {
    var ids =
        shards.size() == 1
            ? IdCorpus.open(shards.getFirst())
            : IdShards.joined(shards, temporary, progress);
    if (ids.matches(vocabulary)) {
      return ids;
    }
    int words = ids.vocabularySize();
    ids.close();
    throw new BadInputException(
        "%s was encoded with another vocabulary (%d words) than %s (%d words): give the one it was encoded with"
            .formatted(shards.getFirst(), words, vocabularyFile, vocabulary.size()));
  }

  @Override
  public List<Path> files() {
    return shards;
  }

  @Override
  public void close() {
    // Nothing is open before the ids are asked for, and those are the caller's.
  }
}
