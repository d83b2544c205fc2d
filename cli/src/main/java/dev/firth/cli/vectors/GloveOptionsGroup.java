package dev.firth.cli.vectors;

import dev.firth.cli.shell.UsedOptions;
import dev.firth.embeddings.glove.CooccurrenceOptions;
import dev.firth.embeddings.glove.GloveOptions;
import dev.firth.embeddings.glove.GloveOutput;
import dev.firth.runs.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of {@code --model glove}; those that other models share have GloVe's defaults. */
final class GloveOptionsGroup {
  private static final String MODEL = "glove";

  private static final List<String> OWN =
      List.of(
          "--x-max",
          "--alpha",
          "--eta",
          "--grad-clip",
          "--symmetric",
          "--distance-weighting",
          "--memory",
          "--checkpoint-every",
          "--output-kind",
          "--cooccurrence",
          "--save-cooccurrence");

  /** Options of other models that mean nothing here. */
  private static final List<String> FOREIGN =
      List.of(
          "--loss",
          "--negative",
          "--ns-exponent",
          "--sample",
          "--window-mode",
          "--cbow-mean",
          "--min-lr",
          "--sharing",
          "--deterministic",
          "--lr");

  @Option(
      names = "--x-max",
      paramLabel = "X",
      description =
          "GloVe: pairs that occur so often count in full (default: 100; Pennington et al. 2014).")
  double xMax = GloveOptions.defaults().xMax();

  @Option(
      names = "--alpha",
      paramLabel = "X",
      description =
          "GloVe: exponent of the weight below that (default: 0.75; Pennington et al. 2014).")
  double alpha = GloveOptions.defaults().alpha();

  @Option(
      names = "--eta",
      paramLabel = "X",
      description = "GloVe: learning rate of AdaGrad (default: 0.05; glove.c).")
  double eta = GloveOptions.defaults().eta();

  @Option(
      names = "--grad-clip",
      paramLabel = "X",
      description = "GloVe: components of the gradient are cut here (default: 100; glove.c).")
  double clip = GloveOptions.defaults().clip();

  @Mixin CountingOptions counting;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description =
          "GloVe: write the vectors to the run directory after every N epochs (default: 0, never;"
              + " glove.c).")
  int checkpointEvery = GloveOptions.defaults().checkpointEvery();

  @Option(
      names = "--output-kind",
      paramLabel = "KIND",
      converter = GloveOutputName.class,
      description =
          "GloVe: word, sum (of word and context vector), concatenated, or all (both with biases)"
              + " (default: sum; glove.c -model 2).")
  GloveOutput output = GloveOptions.defaults().output();

  @Option(
      names = "--cooccurrence",
      paramLabel = "FILE",
      description =
          "GloVe: train on this file of GloVe's cooccur or shuffle, with --vocab, in place of a"
              + " CORPUS (default: none).")
  Path cooccurrence;

  @Option(
      names = "--save-cooccurrence",
      paramLabel = "FILE",
      description = "GloVe: also write the counts, as cooccur does (default: no).")
  Path saveCooccurrence;

  /**
   * Whether GloVe is to be trained.
   *
   * @throws UsageException if an option was given that means nothing to the model
   */
  boolean isChosen(String model, CommandSpec spec) {
    boolean chosen = MODEL.equals(model);
    var foreign = new ArrayList<String>(chosen ? FOREIGN : OWN);
    if (chosen) {
      foreign.addAll(RunOptions.WORD2VEC_ONLY);
    }
    for (String option : foreign) {
      if (UsedOptions.isGiven(spec, option)) {
        throw new UsageException(
            chosen
                ? option
                    + " means nothing to --model glove"
                    + (option.equals("--lr") ? ", which has --eta" : "")
                : option + " needs --model glove");
      }
    }
    return chosen;
  }

  GloveOptions trainingOptions(TrainingOptions shared, CommandSpec spec) {
    var builder =
        GloveOptions.builder()
            .xMax(xMax)
            .alpha(alpha)
            .eta(eta)
            .clip(clip)
            .output(output)
            .checkpointEvery(checkpointEvery)
            .threads(shared.threads)
            .seed(shared.seed);
    if (UsedOptions.isGiven(spec, "--dim")) {
      builder.dim(shared.dim);
    }
    if (UsedOptions.isGiven(spec, "--epochs")) {
      builder.epochs(shared.epochs);
    }
    return builder.build();
  }

  CooccurrenceOptions countingOptions(TrainingOptions shared, CommandSpec spec) {
    var options = counting.options(shared.threads);
    return UsedOptions.isGiven(spec, "--window") ? options.withWindow(shared.window) : options;
  }

  /** Shared options whose value is another than what the command line holds. */
  static Map<String, Object> effective(GloveOptions training, CooccurrenceOptions counting) {
    return Map.of("dim", training.dim(), "epochs", training.epochs(), "window", counting.window());
  }

  /** Whether an option, without its dashes, means nothing to GloVe. */
  static boolean isForeign(String option) {
    return FOREIGN.contains("--" + option) || RunOptions.WORD2VEC_ONLY.contains("--" + option);
  }
}
