package dev.firth.cli.corpus;

import dev.firth.corpora.almanac.Almanac;
import dev.firth.corpora.almanac.SimilarityPair;
import dev.firth.runs.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Writes what the Almanac brings beside its text. */
public final class AlmanacFiles {
  private final Almanac almanac;

  public AlmanacFiles(Almanac almanac) {
    this.almanac = almanac;
  }

  /** Analogy questions in the layout of questions-words.txt. */
  public void writeQuestions(Path file) throws IOException {
    write(file, almanac.analogyQuestions());
  }

  /** A pair a line: word, tab, word, tab, score. */
  public void writePairs(Path file) throws IOException {
    write(
        file,
        almanac.similarityPairs().stream()
            .map(SimilarityPair::line)
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
