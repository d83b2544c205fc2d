package dev.firth.cli.bert;

import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.Progress;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.train.Measure;
import dev.firth.seq2seq.train.StopReason;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.transformer.bert.finetune.FineTunedModel;
import dev.firth.transformer.bert.finetune.FineTuning;
import dev.firth.transformer.bert.finetune.TruncationCounts;
import dev.firth.transformer.bert.finetune.TuningResult;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.Fold;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Trainings that differ by their seeds alone, or by the fold that is held out, each with a run
 * directory of its own beside the model: {@code OUT/runs/seed-1} and so on. The model of the best
 * seed becomes that of the folder; models of folds are not kept, as they are not to be compared.
 */
final class TuningRuns<X, Y, A> {
  private final List<Fold<X, Y>> folds;
  private final Tuning<X, Y, A> tuning;
  private final TuningScore<X, Y, A> score;
  private final TuningFlags flags;
  private final Path out;
  private final EffectiveOptions used;
  private final List<String> command;
  private FineTuning<X, Y, A> ready;
  private int readyFold;
  private double best = Double.NaN;

  /** Makes ready for training what a fold holds. */
  @FunctionalInterface
  interface Tuning<X, Y, A> {
    FineTuning<X, Y, A> of(Fold<X, Y> fold) throws IOException;
  }

  TuningRuns(
      List<Fold<X, Y>> folds,
      Tuning<X, Y, A> tuning,
      TuningScore<X, Y, A> score,
      TuningFlags flags,
      Path out,
      EffectiveOptions used,
      List<String> command)
      throws IOException {
    this.folds = folds;
    this.tuning = tuning;
    this.score = score;
    this.flags = flags;
    this.out = out;
    this.used = used;
    this.command = command;
    ready = tuning.of(folds.getFirst());
  }

  /** How much of the training texts of the first fold is too long. */
  TruncationCounts truncation() {
    return ready.truncation();
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
  TuningScores train(boolean fromScratch, Progress progress) throws IOException {
    var scores = new TuningScores(score.names(!folds.getFirst().test().isEmpty()));
    for (TuningRun run : TuningRun.all(folds.size(), flags.seeds, flags.step.engine.seed())) {
      if (run.fold() != readyFold) {
        ready = tuning.of(folds.get(run.fold()));
        readyFold = run.fold();
      }
      train(run, fromScratch, scores, progress);
    }
    return scores;
  }

  private void train(TuningRun of, boolean fromScratch, TuningScores scores, Progress progress)
      throws IOException {
    var provenance = Provenance.capture(of.seed(), "pytorch", command);
    Path folder = out.resolve("runs").resolve(of.name(fromScratch));
    try (var run = RunDirectory.create(folder, used, provenance)) {
      TuningResult<X, A> result = ready.train(flags.options(fromScratch, of.seed()), run, progress);
      TrainingResult training = result.training();
      try (var model = result.model()) {
        if (training.reason() == StopReason.STOPPED) {
          throw new InterruptedIOException("fine-tuning was interrupted; begin it again");
        }
        double value = training.best().getOrDefault(measure().name(), Double.NaN);
        if (!fromScratch && folds.size() == 1 && isBest(value)) {
          best = value;
          model.write(out);
        }
        scores.add(of, training, tested(model, folds.get(of.fold())));
      }
      removeCheckpoints(run.checkpoints());
    }
  }

  private Map<String, Double> tested(FineTunedModel<X, A> model, Fold<X, Y> fold)
      throws IOException {
    List<Example<X, Y>> test = fold.test();
    return test.isEmpty()
        ? Map.of()
        : score.test(test, model.predict(test.stream().map(Example::input).toList()));
  }

  private Measure measure() {
    return score.measures().getFirst();
  }

  private boolean isBest(double value) {
    return Double.isNaN(best) || measure().isBetter(value, best);
  }

  /** The weights are in the model; what a resumption needs would only fill the disk. */
  static void removeCheckpoints(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }
}
