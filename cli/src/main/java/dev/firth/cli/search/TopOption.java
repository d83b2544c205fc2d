package dev.firth.cli.search;

import dev.firth.runs.UsageException;
import picocli.CommandLine.Option;

/** How many answers. */
final class TopOption {
  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many answers, at most (default: ${DEFAULT-VALUE}).")
  private int top;

  int top() {
    if (top < 1) {
      throw new UsageException("--top takes a number above 0, not " + top);
    }
    return top;
  }
}
