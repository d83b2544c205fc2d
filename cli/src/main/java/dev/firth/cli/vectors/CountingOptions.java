package dev.firth.cli.vectors;

import dev.firth.cli.shell.ByteCount;
import dev.firth.embeddings.glove.CooccurrenceOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How co-occurrences are counted; window and threads are the command's own. */
final class CountingOptions {
  /** What Java itself takes: --memory is for the whole program. */
  private static final long JAVA_BYTES = 128L << 20;

  @Mixin ContextOptions context;

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
    return context
        .options()
        .withMemoryBytes(Math.max(memory / 2, memory - JAVA_BYTES))
        .withThreads(threads);
  }
}
