package dev.firth.cli.bert;

import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.Progress;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.train.Measure;
import dev.firth.seq2seq.train.StopReason;
import dev.firth.transformer.bert.finetune.FineTuning;
import dev.firth.transformer.bert.finetune.TuningResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Trainings that differ by their seeds alone, each with a run directory of its own beside the
 * model: {@code OUT/runs/seed-1} and so on. The model of the best one becomes that of the folder.
 */
final class SeedRuns<X, Y, A> {
  private final FineTuning<X, Y, A> tuning;
  private final List<Measure> measures;
  private final TuningFlags flags;
  private final Path out;
  private final EffectiveOptions used;
  private final List<String> command;
  private double best = Double.NaN;

  SeedRuns(
      FineTuning<X, Y, A> tuning,
      List<Measure> measures,
      TuningFlags flags,
      Path out,
      EffectiveOptions used,
      List<String> command) {
    this.tuning = tuning;
    this.measures = measures;
    this.flags = flags;
    this.out = out;
    this.used = used;
    this.command = command;
  }

  /**
   * Refuses a folder that holds something already.
   *
   * @throws UsageException if it does
   */
  static void checkFree(Path out) throws IOException {
    if (Files.exists(out)) {
      try (var entries = Files.newDirectoryStream(out)) {
        if (entries.iterator().hasNext()) {
          throw new UsageException(out + " is not empty: name a new folder, or remove it");
        }
      }
    }
  }

  /** Trains with pretrained weights, or from scratch, whose models are not kept. */
  SeedScores train(boolean fromScratch, Progress progress) throws IOException {
    var scores = new SeedScores(measures.stream().map(Measure::name).toList());
    for (int i = 0; i < flags.seeds; i++) {
      long seed = flags.engine.seed() + i;
      var provenance = Provenance.capture(seed, "pytorch", command);
      Path folder = out.resolve("runs").resolve((fromScratch ? "scratch-" : "seed-") + seed);
      try (var run = RunDirectory.create(folder, used, provenance)) {
        TuningResult<X, A> result = tuning.train(flags.options(fromScratch, seed), run, progress);
        try (var model = result.model()) {
          var training = result.training();
          if (training.reason() == StopReason.STOPPED) {
            throw new InterruptedIOException("fine-tuning was interrupted; begin it again");
          }
          scores.add(seed, training.bestStep(), training.seconds(), training.best());
          double value = training.best().getOrDefault(measures.getFirst().name(), Double.NaN);
          if (!fromScratch && isBest(value)) {
            best = value;
            model.write(out);
          }
        }
        removeCheckpoints(run.checkpoints());
      }
    }
    return scores;
  }

  private boolean isBest(double value) {
    return Double.isNaN(best) || measures.getFirst().isBetter(value, best);
  }

  /** The weights are in the model; what a resumption needs would only fill the disk. */
  private static void removeCheckpoints(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }
}
