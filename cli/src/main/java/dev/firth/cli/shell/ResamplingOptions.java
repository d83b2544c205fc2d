package dev.firth.cli.shell;

import dev.firth.eval.significance.ApproximateRandomization;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.runs.UsageException;
import picocli.CommandLine.Option;

/** How intervals and paired tests draw. */
public final class ResamplingOptions {
  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Resamples of what is scored, for the intervals (default: ${DEFAULT-VALUE}; sacreBLEU).")
  private int samples;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Trials of the randomization test (default: ${DEFAULT-VALUE}; sacreBLEU).")
  private int trials;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "12345",
      description = "What both begin with (default: ${DEFAULT-VALUE}; sacreBLEU).")
  private long seed;

  /** Refuses numbers that make no sense, before any work. */
  public void check() {
    if (samples < 2 || trials < 1) {
      throw new UsageException("--samples takes a number from 2, --trials one from 1");
    }
  }

  /** What draws for the intervals. */
  public Bootstrap bootstrap() {
    return new Bootstrap(samples, seed);
  }

  /** What tests differences. */
  public ApproximateRandomization randomization() {
    return new ApproximateRandomization(trials, seed);
  }
}
