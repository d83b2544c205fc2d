package dev.firth.cli.bert;

import dev.firth.cli.training.EngineOptions;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.train.CheckpointOptions;
import dev.firth.seq2seq.train.FinalWeights;
import dev.firth.seq2seq.train.TrainingLimits;
import dev.firth.seq2seq.train.TrainingOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a pretraining goes on and how the weights are moved. */
final class PretrainingLoopOptions {
  private static final long USUAL_EPOCHS = 10;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Most passes over the text (default: 10; Firth; with --max-steps or --max-minutes no"
              + " limit).")
  Long epochs;

  @Option(names = "--max-steps", paramLabel = "N", description = "Most steps (default: no limit).")
  Long maxSteps;

  @Option(
      names = "--max-minutes",
      paramLabel = "X",
      description =
          "Most minutes, those before a --resume included; where nothing else is limited, the"
              + " learning rate falls to 0 in this time (default: no limit).")
  Double maxMinutes;

  @Option(
      names = "--batch-tokens",
      paramLabel = "N",
      defaultValue = "4096",
      description =
          "Tokens of a batch at most, filling included (default: ${DEFAULT-VALUE}; Firth).")
  int batchTokens;

  @Option(
      names = "--accumulate",
      paramLabel = "N",
      defaultValue = "1",
      description = "Batches whose gradients make a step (default: ${DEFAULT-VALUE}).")
  int accumulate;

  @Option(
      names = "--lr",
      paramLabel = "X",
      defaultValue = "0.001",
      description =
          "Greatest learning rate; it rises evenly, then falls evenly to 0 (default:"
              + " ${DEFAULT-VALUE}; Firth, for small models).")
  double rate;

  @Option(
      names = "--warmup",
      paramLabel = "X",
      defaultValue = "0.1",
      description = "Share of the training in which it rises (default: ${DEFAULT-VALUE}; Firth).")
  double warmup;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "adamw",
      description =
          "adamw (Loshchilov and Hutter 2019) or lamb, for large batches (You et al. 2020)"
              + " (default: ${DEFAULT-VALUE}).")
  String optimizer;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      defaultValue = "0.01",
      description =
          "Pull of weights towards 0, but for biases and normalisations (default:"
              + " ${DEFAULT-VALUE}; BERT).")
  double weightDecay;

  @Option(
      names = "--clip",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "Greatest norm of all gradients together, 0 for no clipping (default: ${DEFAULT-VALUE};"
              + " BERT).")
  double clip;

  @Option(
      names = "--validate-every",
      paramLabel = "STEPS",
      defaultValue = "500",
      description =
          "Judge the held-out rows so often, 0 for after each epoch (default: ${DEFAULT-VALUE};"
              + " Firth).")
  long validateEvery;

  @Option(
      names = "--valid-rows",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Most held-out rows that are judged (default: ${DEFAULT-VALUE}; Firth).")
  int validRows;

  @Option(
      names = "--save-minutes",
      paramLabel = "X",
      defaultValue = "10",
      description = "Save what --resume needs so often (default: ${DEFAULT-VALUE}; Firth).")
  double saveMinutes;

  @Option(
      names = "--log-every",
      paramLabel = "STEPS",
      defaultValue = "20",
      description = "A line in RUN/metrics.jsonl so often (default: ${DEFAULT-VALUE}; Firth).")
  long logEvery;

  @Mixin EngineOptions engine = new EngineOptions();

  /** Whether LAMB moves the weights. */
  boolean lamb() {
    return switch (optimizer) {
      case "adamw" -> false;
      case "lamb" -> true;
      default -> throw new UsageException("--optimizer takes adamw or lamb, not " + optimizer);
    };
  }

  /** The options of the loop. */
  TrainingOptions training() {
    if (clip < 0) {
      throw new UsageException("--clip " + clip + ": it must be 0 or more");
    }
    boolean onlyTime = maxSteps == null && epochs == null && maxMinutes != null;
    if (onlyTime && engine.deterministic()) {
      throw new UsageException(
          "--deterministic with a limit of time alone makes no sense: the learning rate follows"
              + " the time; give --max-steps or --epochs");
    }
    return TrainingOptions.of(limits())
        .withAccumulate(accumulate)
        .withGreatestNorm(clip == 0 ? Double.POSITIVE_INFINITY : clip)
        .withValidation(validateEvery, "mlmLoss")
        .withCheckpoints(
            new CheckpointOptions(TrainingLimits.NO_LIMIT, saveMinutes, 0, 0, FinalWeights.LAST))
        .withLogEvery(logEvery)
        .withDeterministic(engine.deterministic());
  }

  private TrainingLimits limits() {
    boolean otherLimit = maxSteps != null || maxMinutes != null;
    long usualEpochs = otherLimit ? TrainingLimits.NO_LIMIT : USUAL_EPOCHS;
    return new TrainingLimits(
        maxSteps == null ? TrainingLimits.NO_LIMIT : maxSteps,
        epochs == null ? usualEpochs : epochs,
        maxMinutes == null ? Double.POSITIVE_INFINITY : maxMinutes,
        TrainingLimits.NO_LIMIT);
  }
}
