package dev.firth.cli.vectors;

import dev.firth.cli.shell.ByteCount;
import dev.firth.embeddings.glove.CooccurrenceOptions;
import picocli.CommandLine.Option;

/** How co-occurrences are counted; window and threads are the command's own. */
final class CountingOptions {
  /** What Java itself takes: --memory is for the whole program. */
  private static final long JAVA_BYTES = 128L << 20;

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

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = ByteCount.class,
      description =
          "GloVe: memory that the program may take while it counts, such as 500m (default: 3g;"
              + " cooccur).")
  long memory = CooccurrenceOptions.defaults().memoryBytes();

  /** The options of counting with the usual window. */
  CooccurrenceOptions options(int threads) {
    return CooccurrenceOptions.defaults()
        .withSymmetric(symmetric)
        .withDistanceWeighting(distanceWeighting)
        .withMemoryBytes(Math.max(memory / 2, memory - JAVA_BYTES))
        .withThreads(threads);
  }
}
