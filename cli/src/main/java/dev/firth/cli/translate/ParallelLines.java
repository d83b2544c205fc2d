package dev.firth.cli.translate;

import dev.firth.corpora.ParallelCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a parallel text in memory, as scores need them.
 *
 * @param sources lines of one language
 * @param targets lines of the other
 */
public record ParallelLines(List<String> sources, List<String> targets) {
  /** Reads two files. */
  public static ParallelLines read(Path source, Path target) throws IOException {
    List<String> sources = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    try (var corpus = ParallelCorpus.of(source, target);
        var reader = corpus.open()) {
      while (reader.next()) {
        sources.add(reader.text(0));
        targets.add(reader.text(1));
      }
    }
    return new ParallelLines(sources, targets);
  }
}
