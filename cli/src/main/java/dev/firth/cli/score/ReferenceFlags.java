package dev.firth.cli.score;

import dev.firth.eval.translation.TranslationFiles;
import dev.firth.runs.UsageException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What hypotheses are compared with, and on how many threads. */
final class ReferenceFlags {
  @Option(
      names = {"--ref", "-r"},
      required = true,
      paramLabel = "REF",
      description =
          "A reference: a segment a line, line N for line N of the hypotheses; again for each"
              + " further reference.")
  List<Path> references;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; the scores are the same with any number (default: one a core).")
  Integer threads;

  /** The files of a system. */
  TranslationFiles with(Path hypotheses) {
    return new TranslationFiles(hypotheses, references, threads());
  }

  /** How many threads. */
  int threads() {
    int number = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (number < 1) {
      throw new UsageException("--threads takes a number above 0, not " + number);
    }
    return number;
  }
}
