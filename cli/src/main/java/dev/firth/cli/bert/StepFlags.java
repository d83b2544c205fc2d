package dev.firth.cli.bert;

import dev.firth.cli.training.EngineOptions;
import dev.firth.seq2seq.train.TrainingLimits;
import dev.firth.transformer.bert.finetune.FineTuningOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The steps of fine-tuning, and of early exits. */
final class StepFlags {
  private static final FineTuningOptions DEFAULTS = FineTuningOptions.defaults();

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Rows of a step (default: 32; Devlin et al. 2019).")
  int batch = DEFAULTS.batch();

  @Option(
      names = "--warmup",
      paramLabel = "X",
      description =
          "Share of the steps in which the rate rises; then it falls to 0 (default: 0.1; BERT's"
              + " run_classifier.py).")
  double warmup = DEFAULTS.warmup();

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      description = "Of AdamW, not on biases and norms (default: 0.01; BERT).")
  double weightDecay = DEFAULTS.weightDecay();

  @Option(
      names = "--clip-norm",
      paramLabel = "X",
      description = "Clip the gradients' norm (default: 1; BERT).")
  double clip = DEFAULTS.greatestNorm();

  @Mixin EngineOptions engine;

  /** The options of one training. */
  FineTuningOptions options(int epochs, double rate, long seed) {
    return new FineTuningOptions(
        epochs,
        rate,
        batch,
        warmup,
        weightDecay,
        DEFAULTS.layerDecay(),
        DEFAULTS.frozen(),
        clip,
        TrainingLimits.NO_LIMIT,
        false,
        engine.deterministic(),
        seed);
  }
}
