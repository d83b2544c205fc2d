package dev.firth.cli.translate;

import dev.firth.seq2seq.translate.TranslationOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What translates, and on how many threads. */
final class RunOptions {
  @Option(
      names = "--ensemble",
      paramLabel = "RUN",
      split = ",",
      description =
          "More models with the same vocabularies, whose probabilities are averaged (default:"
              + " none).")
  private List<Path> ensemble = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that share the sentences (default: the processors of this machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** All models. */
  List<Path> models(Path first) {
    List<Path> models = new ArrayList<>(List.of(first));
    models.addAll(ensemble);
    return models;
  }

  /** The options with these threads. */
  TranslationOptions options(TranslationOptions search) {
    return search.withThreads(threads);
  }
}
