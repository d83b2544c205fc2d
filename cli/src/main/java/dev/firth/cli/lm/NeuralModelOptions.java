package dev.firth.cli.lm;

import dev.firth.cli.training.OptionChoice;
import dev.firth.cli.training.TransformerFlags;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.layers.WeightTying;
import dev.firth.transformer.lm.CausalArchitecture;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The shape of a neural language model. */
final class NeuralModelOptions {
  @Option(
      names = "--context",
      paramLabel = "TOKENS",
      defaultValue = "256",
      description =
          "Most tokens that the model sees at once; longer lines are learned in pieces, which are"
              + " counted (default: ${DEFAULT-VALUE}; Firth).")
  int context;

  @Option(
      names = "--dim",
      paramLabel = "N",
      defaultValue = "256",
      description = "Size of the vectors between layers (default: ${DEFAULT-VALUE}; Firth).")
  int dim;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      description = "Units of a feed-forward layer (default: 4 times --dim; Radford et al. 2018).")
  Integer hidden;

  @Option(
      names = "--layers",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Layers (default: ${DEFAULT-VALUE}; Firth; Radford et al. 2018 have 12 for many more"
              + " words).")
  int layers;

  @Option(
      names = "--dropout",
      paramLabel = "X",
      defaultValue = "0.1",
      description =
          "Share of numbers that are dropped while it learns (default: ${DEFAULT-VALUE}; Radford et"
              + " al. 2018).")
  double dropout;

  @Mixin TransformerFlags transformer = new TransformerFlags();

  @Option(
      names = "--tying",
      paramLabel = "WHICH",
      defaultValue = "target",
      description =
          "Embeddings and output are one matrix: target; or not: none (default: ${DEFAULT-VALUE};"
              + " Press and Wolf 2017).")
  String tying;

  /**
   * The model before its vocabulary is known.
   *
   * @throws UsageException if options make no sense together
   */
  CausalArchitecture architecture() {
    WeightTying matrices =
        OptionChoice.of("--tying", tying, new WeightTying[] {WeightTying.TARGET, WeightTying.NONE});
    try {
      return new CausalArchitecture(
          transformer.shape(dim, hidden, 0, layers, dropout).withTying(matrices), context);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
