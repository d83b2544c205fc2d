package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.ByteCount;
import dev.firth.tokenizers.train.WordCountingOptions;
import picocli.CommandLine.Option;

/** {@code --memory} of counting. */
final class CountingMemory {
  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = ByteCount.class,
      description =
          "Bound on the memory of counting, such as 200m; beyond it counts go through temporary"
              + " files (default: a quarter of Java's heap).")
  Long memory;

  WordCountingOptions options(int threads) {
    long bound = memory != null ? memory : Runtime.getRuntime().maxMemory() / 4;
    return new WordCountingOptions(threads, bound);
  }
}
