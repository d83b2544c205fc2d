package dev.firth.cli.translate;

import dev.firth.cli.shell.UsedOptions;
import dev.firth.cli.training.OptionChoice;
import dev.firth.cli.training.TransformerFlags;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.layers.WeightTying;
import dev.firth.seq2seq.model.Architecture;
import dev.firth.seq2seq.recurrent.AttentionKind;
import dev.firth.seq2seq.recurrent.CellKind;
import dev.firth.seq2seq.recurrent.RecurrentArchitecture;
import dev.firth.seq2seq.recurrent.RecurrentOptions;
import dev.firth.seq2seq.train.ScheduledSampling;
import dev.firth.transformer.TransformerArchitecture;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The model that is trained. */
final class ModelOptions {
  private static final List<String> RECURRENT_ONLY =
      List.of(
          "--attention", "--bidirectional", "--input-feeding", "--bridge", "--scheduled-sampling");

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "transformer",
      description =
          "transformer (Vaswani et al. 2017), or the recurrent gru or lstm (Bahdanau et al. 2015;"
              + " Luong et al. 2015) (default: ${DEFAULT-VALUE}).")
  String model;

  @Option(
      names = "--dim",
      paramLabel = "N",
      defaultValue = "256",
      description =
          "Size of the vectors of tokens, in a transformer of all vectors between layers (default:"
              + " ${DEFAULT-VALUE}; JoeyNMT's small models).")
  int dim;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      description =
          "Units of a feed-forward or a recurrent layer (default: 4 times --dim for transformer;"
              + " --dim for gru and lstm).")
  Integer hidden;

  @Option(
      names = "--layers",
      paramLabel = "N",
      description =
          "Layers that read the source (default: 3 for transformer; 1 for gru and lstm; Firth).")
  Integer layers;

  @Option(
      names = "--decoder-layers",
      paramLabel = "N",
      description = "Layers that write the target (default: as --layers).")
  Integer decoderLayers;

  @Option(
      names = "--dropout",
      paramLabel = "X",
      defaultValue = "0.2",
      description =
          "Share of numbers that are dropped while it learns (default: ${DEFAULT-VALUE}; Firth;"
              + " Vaswani et al. 2017 have 0.1 for millions of pairs).")
  double dropout;

  @Mixin TransformerFlags transformer = new TransformerFlags();

  @Option(
      names = "--tying",
      paramLabel = "WHICH",
      description =
          "Matrices that are one: three-way (embeddings and output), target (that of the target and"
              + " output) or none (default: for transformer three-way, or target with"
              + " --separate-vocab; none for gru and lstm, whose --hidden is --dim with others;"
              + " Press and Wolf 2017).")
  String tying;

  @Option(
      names = "--attention",
      paramLabel = "KIND",
      defaultValue = "additive",
      description =
          "gru, lstm: additive (Bahdanau et al. 2015), dot, general (Luong et al. 2015) or none"
              + " (default: ${DEFAULT-VALUE}).")
  String attention;

  @Option(
      names = "--bidirectional",
      paramLabel = "true|false",
      arity = "1",
      defaultValue = "true",
      description =
          "gru, lstm: the source is read both ways (default: ${DEFAULT-VALUE}; Bahdanau et al."
              + " 2015).")
  boolean bidirectional;

  @Option(
      names = "--input-feeding",
      paramLabel = "true|false",
      arity = "1",
      defaultValue = "true",
      description =
          "gru, lstm: the decoder reads its last output too (default: ${DEFAULT-VALUE}; Luong et"
              + " al. 2015).")
  boolean inputFeeding;

  @Option(
      names = "--bridge",
      paramLabel = "true|false",
      arity = "1",
      defaultValue = "true",
      description =
          "gru, lstm: the decoder begins with a layer of the encoder's last state (default:"
              + " ${DEFAULT-VALUE}; JoeyNMT).")
  boolean bridge;

  @Option(
      names = "--copy",
      description =
          "Tokens of the source can be copied where the decoder looks at them, which needs one"
              + " vocabulary and attention (default: no; See et al. 2017).")
  boolean copy;

  @Option(
      names = "--scheduled-sampling",
      paramLabel = "FORM",
      defaultValue = "none",
      description =
          "gru, lstm: how the share of tokens falls with the batches that the decoder reads of the"
              + " target while it learns, not of its own: linear:FIRST,SLOPE,LEAST,"
              + " exponential:FACTOR, inverse-sigmoid:K or none (default: ${DEFAULT-VALUE}; Bengio"
              + " et al. 2015).")
  String sampling;

  /** How often the decoder reads its own tokens while it learns. */
  ScheduledSampling sampling() {
    return ScheduledSampling.parse(sampling);
  }

  /**
   * The model before its vocabularies are known.
   *
   * @param joint whether both languages share one
   * @throws UsageException if options make no sense together
   */
  Architecture<EncoderDecoder> architecture(CommandSpec spec, boolean joint) {
    boolean recurrent = model.equals("gru") || model.equals("lstm");
    if (!recurrent && !model.equals("transformer")) {
      throw new UsageException("--model takes transformer, gru or lstm, not " + model);
    }
    refuse(spec, recurrent ? TransformerFlags.NAMES : RECURRENT_ONLY);
    if (copy && !joint) {
      throw new UsageException("--copy needs one vocabulary: leave out --separate-vocab");
    }
    try {
      return recurrent ? recurrent(joint) : transformer(joint);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private void refuse(CommandSpec spec, List<String> options) {
    for (String option : options) {
      if (UsedOptions.isGiven(spec, option)) {
        throw new UsageException(option + " is not for --model " + model + ": leave it out");
      }
    }
  }

  private Architecture<EncoderDecoder> transformer(boolean joint) {
    int depth = layers == null ? 3 : layers;
    int decoderDepth = decoderLayers == null ? depth : decoderLayers;
    return new TransformerArchitecture(
        transformer
            .shape(dim, hidden, depth, decoderDepth, dropout)
            .withTying(tying(joint, joint ? WeightTying.THREE_WAY : WeightTying.TARGET))
            .withCopy(copy));
  }

  private WeightTying tying(boolean joint, WeightTying otherwise) {
    if (tying == null) {
      return otherwise;
    }
    WeightTying chosen = OptionChoice.of("--tying", tying, WeightTying.values());
    if (chosen == WeightTying.THREE_WAY && !joint) {
      throw new UsageException(
          "--tying three-way needs one vocabulary: leave out --separate-vocab");
    }
    return chosen;
  }

  private Architecture<EncoderDecoder> recurrent(boolean joint) {
    int depth = layers == null ? 1 : layers;
    return new RecurrentArchitecture(
        new RecurrentOptions(
                model.equals("gru") ? CellKind.GRU : CellKind.LSTM,
                dim,
                hidden == null ? dim : hidden,
                depth,
                bidirectional,
                decoderLayers == null ? depth : decoderLayers,
                OptionChoice.of("--attention", attention, AttentionKind.values()),
                inputFeeding,
                bridge,
                dropout)
            .withTying(tying(joint, WeightTying.NONE))
            .withCopy(copy));
  }
}
