package dev.firth.cli.training;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.train.CheckpointOptions;
import dev.firth.seq2seq.train.FinalWeights;
import dev.firth.seq2seq.train.ModelRecipe;
import dev.firth.seq2seq.train.ScheduledSampling;
import dev.firth.seq2seq.train.TrainingLimits;
import dev.firth.seq2seq.train.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a training goes on, how it is validated, and what is kept of it. */
public final class LoopOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "40",
      description = "Most passes over the text (default: ${DEFAULT-VALUE}; Firth).")
  long epochs;

  @Option(names = "--max-steps", paramLabel = "N", description = "Most steps (default: no limit).")
  Long maxSteps;

  @Option(
      names = "--max-minutes",
      paramLabel = "X",
      description = "Most minutes, those before a --resume included (default: no limit).")
  Double maxMinutes;

  @Option(
      names = "--patience",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Stop after more validations in a row than this without a better --measure (default:"
              + " ${DEFAULT-VALUE}; Firth).")
  int patience;

  @Option(
      names = "--validate-every",
      paramLabel = "STEPS",
      defaultValue = "0",
      description = "Validate so often (default: ${DEFAULT-VALUE}, after each epoch).")
  long validateEvery;

  @Option(
      names = "--keep-best",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Weights of the best validations that are kept in RUN/checkpoints (default:"
              + " ${DEFAULT-VALUE}).")
  int keepBest;

  @Option(
      names = "--keep-last",
      paramLabel = "N",
      defaultValue = "0",
      description = "The same of the last validations (default: ${DEFAULT-VALUE}).")
  int keepLast;

  @Option(
      names = "--average",
      paramLabel = "WHICH",
      defaultValue = "none",
      description =
          "The model is the mean of the kept best or last weights: best or last (Vaswani et al."
              + " 2017); none: the best ones alone (default: ${DEFAULT-VALUE}).")
  String average;

  @Option(
      names = "--save-minutes",
      paramLabel = "X",
      defaultValue = "10",
      description = "Save what --resume needs so often (default: ${DEFAULT-VALUE}; Firth).")
  double saveMinutes;

  @Option(
      names = "--save-every",
      paramLabel = "STEPS",
      description = "The same by steps (default: by time and at validations only).")
  Long saveEvery;

  @Option(
      names = "--log-every",
      paramLabel = "STEPS",
      defaultValue = "100",
      description = "A line in RUN/metrics.jsonl so often (default: ${DEFAULT-VALUE}; JoeyNMT).")
  long logEvery;

  @Mixin public OptimizerOptions optimizer = new OptimizerOptions();

  @Mixin public ScheduleOptions schedule = new ScheduleOptions();

  @Mixin public EngineOptions engine = new EngineOptions();

  private TrainingOptions training(String measure) {
    return TrainingOptions.of(limits())
        .withAccumulate(optimizer.accumulate)
        .withGreatestNorm(optimizer.greatestNorm())
        .withAverageDecay(optimizer.ema)
        .withValidation(validateEvery, measure)
        .withCheckpoints(checkpoints())
        .withLogEvery(logEvery)
        .withDeterministic(engine.deterministic());
  }

  /**
   * How a sequence model learns, new for each training.
   *
   * @param measure that decides
   * @param dim of the model, for schedules that depend on it
   */
  public ModelRecipe recipe(
      BatchOptions batches,
      double labelSmoothing,
      ScheduledSampling sampling,
      String measure,
      int dim) {
    return new ModelRecipe(
        batches,
        labelSmoothing,
        sampling,
        optimizer.optimizer(),
        schedule.schedule(dim, maxSteps),
        training(measure),
        engine.seed());
  }

  private TrainingLimits limits() {
    return new TrainingLimits(
        maxSteps == null ? TrainingLimits.NO_LIMIT : maxSteps,
        epochs,
        maxMinutes == null ? Double.POSITIVE_INFINITY : maxMinutes,
        patience);
  }

  private CheckpointOptions checkpoints() {
    return new CheckpointOptions(
        saveEvery == null ? TrainingLimits.NO_LIMIT : saveEvery,
        saveMinutes,
        keepBest,
        keepLast,
        result());
  }

  private FinalWeights result() {
    return switch (average) {
      case "none" -> keepBest > 0 ? FinalWeights.BEST : FinalWeights.LAST;
      case "best" -> FinalWeights.AVERAGE_OF_BEST;
      case "last" -> FinalWeights.AVERAGE_OF_LAST;
      default -> throw new UsageException("--average takes best, last or none, not " + average);
    };
  }

  /** Options that may differ between a run and its continuation. */
  public List<String> freeToChange() {
    var free =
        new ArrayList<>(
            List.of(
                "config",
                "print-config",
                "resume",
                "find-rate",
                "epochs",
                "max-minutes",
                "patience",
                "threads",
                "save-minutes",
                "save-every",
                "log-every"));
    if (!schedule.dependsOnSteps()) {
      free.add("max-steps");
    }
    return free;
  }
}
