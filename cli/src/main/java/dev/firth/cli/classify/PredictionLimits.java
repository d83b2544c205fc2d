package dev.firth.cli.classify;

import dev.firth.runs.UsageException;
import picocli.CommandLine.Option;

/** How many labels a text gets. */
final class PredictionLimits {
  @Option(
      names = {"-k", "--top"},
      paramLabel = "K",
      defaultValue = "1",
      description = "Most labels for a text (default: ${DEFAULT-VALUE}; fastText).")
  int top;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      defaultValue = "0",
      description = "Least probability of a label (default: ${DEFAULT-VALUE}; fastText).")
  double threshold;

  void check() {
    if (top < 1) {
      throw new UsageException("--top takes a number above 0, not " + top);
    }
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new UsageException("--threshold takes a number from 0 to 1, not " + threshold);
    }
  }
}
