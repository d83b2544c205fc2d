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
    header = "Make a text, train word vectors on it, show what they know.",
    description = {
      "",
      "Writes the Almanac (generated text about a small world), trains skip-gram vectors on it,",
      "asks them for neighbours and analogies, and compares them with counted baselines.",
      ""
    })
final class QuickstartCommand extends FirthCommand {
  @Option(
      names = "--task",
      paramLabel = "TASK",
      defaultValue = "vectors",
      description = "vectors (default: ${DEFAULT-VALUE}). Others will follow.")
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
      defaultValue = "3000000",
      description = "Words of text (default: ${DEFAULT-VALUE}; Firth).")
  long tokens;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: the processors of this machine).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides text and vectors (default: ${DEFAULT-VALUE}; Firth).")
  long seed;

  @Override
  protected void run(Console console) throws IOException {
    if (!task.equals("vectors")) {
      throw new UsageException("--task " + task + " is not there yet; it takes vectors");
    }
    try (var progress = console.progress()) {
      new VectorsTour(folder, tokens, threads, seed).run(console, progress);
    }
  }
}
