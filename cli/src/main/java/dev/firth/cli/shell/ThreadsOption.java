package dev.firth.cli.shell;

import dev.firth.runs.UsageException;
import picocli.CommandLine.Option;

/** {@code --threads} of work whose result does not depend on them. */
public final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads; the result is the same for any number (default: the processors of this"
              + " machine).")
  private int number = Runtime.getRuntime().availableProcessors();

  /**
   * How many.
   *
   * @throws UsageException if there is none
   */
  public int number() {
    if (number < 1) {
      throw new UsageException("--threads takes a number above 0, not " + number);
    }
    return number;
  }
}
