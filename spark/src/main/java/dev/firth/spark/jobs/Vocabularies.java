package dev.firth.spark.jobs;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;

/** Vocabularies that an executor has read: one for all of its tasks. */
final class Vocabularies {
  private static final ConcurrentHashMap<Path, Vocabulary> READ = new ConcurrentHashMap<>();

  private Vocabularies() {}

  /**
   * The vocabulary that was sent by a name.
   *
   * @throws BadInputException if this executor has not got it
   */
  static Vocabulary sent(String name) throws IOException {
    Path file = Cluster.sent(name);
    if (!Files.exists(file)) {
      throw new BadInputException("the executor has no vocabulary " + file);
    }
    try {
      return READ.computeIfAbsent(file, Vocabularies::load);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Vocabulary load(Path file) {
    try {
      return Vocabulary.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
