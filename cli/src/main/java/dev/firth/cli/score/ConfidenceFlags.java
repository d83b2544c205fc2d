package dev.firth.cli.score;

import dev.firth.eval.Decimals;
import dev.firth.eval.report.Estimate;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.significance.ConfidenceInterval;
import dev.firth.eval.significance.ResampledScore;
import dev.firth.runs.UsageException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Intervals for scores of items that are quick to draw again: queries, sentences, answers. */
final class ConfidenceFlags {
  @Option(
      names = "--confidence",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "95 %% intervals by bootstrap resampling (default: with).")
  boolean confidence;

  @Option(
      names = "--confidence-n",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Resamples of an interval (default: ${DEFAULT-VALUE}; sacreBLEU).")
  int samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "12345",
      description = "What the resamples begin with (default: ${DEFAULT-VALUE}; sacreBLEU).")
  long seed;

  /** Checks the options before the work begins. */
  void check() {
    if (samples < 2) {
      throw new UsageException("--confidence-n takes a number from 2 on, not " + samples);
    }
    if (seed < 0) {
      throw new UsageException("--seed takes a number from 0 on, not " + seed);
    }
  }

  /** The interval of a score, where one is wanted. */
  Optional<ConfidenceInterval> interval(ResampledScore score) {
    return confidence
        ? Optional.of(new Bootstrap(samples, seed).interval(score))
        : Optional.empty();
  }

  /** An interval behind its score, in four decimals. */
  static String text(Optional<ConfidenceInterval> interval) {
    return interval
        .map(i -> "  [" + Decimals.fixed(i.lower(), 4) + ", " + Decimals.fixed(i.upper(), 4) + "]")
        .orElse("");
  }

  /** A score with its interval, for reports. */
  static Estimate estimate(double value, Optional<ConfidenceInterval> interval) {
    return interval.map(i -> new Estimate(value, i.lower(), i.upper())).orElse(Estimate.of(value));
  }
}
