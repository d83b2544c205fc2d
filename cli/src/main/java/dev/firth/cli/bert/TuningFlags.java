package dev.firth.cli.bert;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.train.TrainingLimits;
import dev.firth.transformer.bert.finetune.FineTuningOptions;
import dev.firth.transformer.bert.finetune.PretrainedModel;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a model is fine-tuned. */
final class TuningFlags {
  private static final FineTuningOptions DEFAULTS = FineTuningOptions.defaults();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the examples (default: 4; Google's small BERTs).")
  int epochs = DEFAULTS.epochs();

  @Option(
      names = "--lr",
      paramLabel = "X",
      description =
          "Greatest learning rate (default: 1e-4; Google's small BERTs. Base and larger models take"
              + " 2e-5 to 5e-5).")
  double rate = DEFAULTS.rate();

  @Option(
      names = "--dropout",
      paramLabel = "X",
      description =
          "Share of numbers that are dropped (default: as the model was pretrained; 0.1 in BERT).")
  private Double dropout;

  @Option(
      names = "--layer-decay",
      paramLabel = "X",
      description =
          "Share of the rate of the layer above that a layer has, such as 0.8 (default: 1; Howard"
              + " and Ruder 2018 take 0.38).")
  double layerDecay = DEFAULTS.layerDecay();

  @Option(
      names = "--freeze",
      paramLabel = "N",
      description =
          "Keep embeddings and first N layers as they are; 0 for embeddings alone (default: -1,"
              + " nothing).")
  int frozen = DEFAULTS.frozen();

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "Stop after so many epochs without a better score (default: never).")
  Integer patience;

  @Option(
      names = "--max-length",
      paramLabel = "N",
      description =
          "Most tokens of a row; texts that are longer are cut, sentences to be tagged and texts"
              + " with answers read in windows (default: 128, or the model's positions if fewer;"
              + " BERT's run_classifier.py).")
  Integer maxLength;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Train so many times, from --seed on, and tell mean and deviation (default: 1).")
  int seeds = 1;

  @Mixin StepFlags step;

  /** The model as it is trained. */
  PretrainedModel of(PretrainedModel model) {
    return dropout == null ? model : model.withDropout(dropout);
  }

  /** Most tokens of a row, for a model with so many positions. */
  int maxLength(int positions) {
    return maxLength == null ? Math.min(128, positions) : maxLength;
  }

  /** The options of one training. */
  FineTuningOptions options(boolean fromScratch, long seed) {
    if (seeds < 1) {
      throw new UsageException("--seeds takes a number above 0, not " + seeds);
    }
    return step.options(epochs, rate, seed)
        .withLayers(layerDecay, fromScratch ? DEFAULTS.frozen() : frozen)
        .withPatience(patience == null ? TrainingLimits.NO_LIMIT : patience)
        .withStart(fromScratch, seed);
  }
}
