package dev.firth.cli.translate;

import dev.firth.seq2seq.AttentionLayer;
import picocli.CommandLine.Option;

/** Whether words are aligned, and by which attention. */
final class AlignmentOptions {
  @Option(
      names = "--alignments",
      description =
          "Behind each translation, after a tab, which word of the source each of its words looks"
              + " at most: pairs source-target, counted from 0. Words are those that the model"
              + " sees, and so are written (default: none; the format of Pharaoh).")
  boolean wanted;

  @Option(
      names = "--attention-layer",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Decoder layer whose attention is looked at, the mean of its heads; 0 is the last but one"
              + " (default: ${DEFAULT-VALUE}; Garg et al. 2019).")
  int layer;

  AttentionLayer layer() {
    return new AttentionLayer(layer);
  }
}
