package dev.firth.cli.training;

import dev.firth.runs.UsageException;
import dev.firth.transformer.Activation;
import dev.firth.transformer.Positions;
import dev.firth.transformer.TransformerOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** What transformers have that other models have not. */
public final class TransformerFlags {
  /** The names of these options. */
  public static final List<String> NAMES =
      List.of("--heads", "--attention-dropout", "--activation", "--norm", "--positions");

  @Option(
      names = "--heads",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "transformer: heads of an attention (default: ${DEFAULT-VALUE}; JoeyNMT's small"
              + " models).")
  int heads;

  @Option(
      names = "--attention-dropout",
      paramLabel = "X",
      description = "transformer: --dropout of attention weights (default: as --dropout).")
  Double attentionDropout;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      defaultValue = "relu",
      description =
          "transformer: relu, gelu or swiglu in feed-forward layers (default: ${DEFAULT-VALUE};"
              + " Vaswani et al. 2017).")
  String activation;

  @Option(
      names = "--norm",
      paramLabel = "WHERE",
      defaultValue = "pre",
      description =
          "transformer: normalise pre or post the sub-layers (default: ${DEFAULT-VALUE}; Xiong et"
              + " al. 2020).")
  String norm;

  @Option(
      names = "--positions",
      paramLabel = "KIND",
      defaultValue = "sinusoidal",
      description =
          "transformer: sinusoidal, learned, relative or rotary positions (default:"
              + " ${DEFAULT-VALUE}; Vaswani et al. 2017).")
  String positions;

  /**
   * A transformer of this shape.
   *
   * @param hidden null for four times dim
   * @throws UsageException if a name is not known
   * @throws IllegalArgumentException if a size is out of its range
   */
  public TransformerOptions shape(
      int dim, Integer hidden, int encoderLayers, int decoderLayers, double dropout) {
    var shape =
        new TransformerOptions(
                dim,
                heads,
                hidden == null ? 4 * dim : hidden,
                encoderLayers,
                decoderLayers,
                dropout,
                OptionChoice.of("--activation", activation, Activation.values()),
                isPre())
            .withPositions(OptionChoice.of("--positions", positions, Positions.values()));
    return attentionDropout == null ? shape : shape.withAttentionDropout(attentionDropout);
  }

  private boolean isPre() {
    return switch (norm) {
      case "pre" -> true;
      case "post" -> false;
      default -> throw new UsageException("--norm takes pre or post, not " + norm);
    };
  }
}
