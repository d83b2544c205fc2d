package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.embeddings.glove.CooccurrenceEstimate;
import dev.firth.embeddings.glove.GloveForecast;
import dev.firth.embeddings.glove.GloveOptions;
import dev.firth.embeddings.glove.GloveTrainer;
import dev.firth.runs.AtomicFile;
import dev.firth.tokenizers.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;

/** {@code --plan} of a GloVe training: what it will take, told from a trial. */
final class GlovePlan {
  private final TrainCommand command;
  private final GloveOptions options;
  private final Vocabulary vocabulary;

  GlovePlan(TrainCommand command, GloveOptions options, Vocabulary vocabulary) {
    this.command = command;
    this.options = options;
    this.vocabulary = vocabulary;
  }

  /**
   * Of a text.
   *
   * @param spent seconds until now, for the words and their numbers
   */
  void print(CooccurrenceEstimate counting, GloveForecast forecast, double spent, Console console)
      throws IOException {
    long ids = Integer.BYTES * (vocabulary.tokens() + vocabulary.tokens() / 10);
    print(counting.memoryBytes(), ids + counting.spillBytes(), forecast, spent, console);
  }

  /**
   * Of GloVe's co-occurrence file.
   *
   * @param spent seconds until now, for the pairs
   */
  void print(Path cooccurrence, GloveForecast forecast, double spent, Console console)
      throws IOException {
    // The pairs are sorted by stratum first.
    print(0, cooccurrence.toFile().length(), forecast, spent, console);
  }

  private void print(
      long countingMemory, long disk, GloveForecast forecast, double spent, Console console)
      throws IOException {
    long model = GloveTrainer.modelBytes(vocabulary.size(), options);
    long vectors = (long) Float.BYTES * options.output().dim(options.dim()) * vocabulary.size();
    // A save is written beside the one before.
    long saves = command.job.saveEvery > 0 ? 2 * model : 0;
    long allDisk = disk + forecast.pairBytes() + vectors + 32L * vocabulary.size() + saves;
    AtomicFile.checkSpace(command.out, allDisk);
    new PlanReport(
            vocabulary.size(),
            "pairs",
            forecast.pairs() * options.epochs(),
            forecast.pairsPerSecond(),
            spent + forecast.seconds(options.epochs()),
            PlanReport.JAVA_BYTES
                + PlanReport.WORD_BYTES * vocabulary.size()
                + Math.max(countingMemory, model + vectors),
            allDisk)
        .print(console);
  }
}
