package dev.firth.cli.vectors;

import dev.firth.embeddings.glove.CooccurrenceOptions;
import picocli.CommandLine.Option;

/** What counts as context of a word, and how much. */
public final class ContextOptions {
  @Option(
      names = "--symmetric",
      paramLabel = "0|1",
      converter = OnOff.class,
      description =
          "GloVe: context words on both sides, or only behind the word (default: 1; cooccur).")
  boolean symmetric = CooccurrenceOptions.defaults().symmetric();

  @Option(
      names = "--distance-weighting",
      paramLabel = "0|1",
      converter = OnOff.class,
      description = "GloVe: a word at distance d counts 1/d, or 1 (default: 1; cooccur).")
  boolean distanceWeighting = CooccurrenceOptions.defaults().distanceWeighting();

  /** The options of counting with the usual window, memory and threads. */
  public CooccurrenceOptions options() {
    return CooccurrenceOptions.defaults()
        .withSymmetric(symmetric)
        .withDistanceWeighting(distanceWeighting);
  }
}
