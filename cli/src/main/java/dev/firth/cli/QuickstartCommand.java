package dev.firth.cli;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code firth quickstart}. */
@Command(
    name = "quickstart",
    header = "Make a text, train on it, show what was learned.",
    description = {
      "",
      "vectors writes the Almanac (generated text about a small world), trains skip-gram vectors",
      "on it, asks them for neighbours and analogies, and compares them with counted baselines.",
      "translate writes it in English and German, trains a small transformer in under two",
      "minutes, and scores it on combinations of words that it has never seen.",
      "bert writes short tales, pretrains a small BERT on them, and fine-tunes it to tell their",
      "themes, beside the same network without pretraining.",
      ""
    })
final class QuickstartCommand extends FirthCommand {
  private static final long TOKENS = 3_000_000;
  private static final double MINUTES = 1.4;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      defaultValue = "vectors",
      description = "vectors, translate or bert (default: ${DEFAULT-VALUE}).")
  String task;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "firth-quickstart",
      description = "The folder for text and model (default: ${DEFAULT-VALUE}).")
  Path folder;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "Words of text, for vectors (default: 3000000; Firth).")
  Long tokens;

  @Option(
      names = "--minutes",
      paramLabel = "X",
      description = "Minutes of training, for translate and bert (default: 1.4; Firth).")
  Double minutes;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: the processors of this machine).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides text and model (default: ${DEFAULT-VALUE}; Firth).")
  long seed;

  @Override
  protected void run(Console console) throws IOException {
    try (var progress = console.progress()) {
      switch (task) {
        case "vectors" ->
            new VectorsTour(folder, tokens == null ? TOKENS : tokens, threads, seed)
                .run(console, progress);
        case "translate" ->
            new TranslationTour(folder, threads, seed, minutes()).run(console, progress);
        case "bert" -> new BertTour(folder, threads, seed, minutes()).run(console, progress);
        default -> throw new UsageException("--task takes vectors, translate or bert, not " + task);
      }
    }
  }

  private double minutes() {
    if (tokens != null) {
      throw new UsageException("--tokens is for --task vectors: leave it out");
    }
    return minutes == null ? MINUTES : minutes;
  }
}
