package dev.firth.cli.score;

import dev.firth.eval.Decimals;
import dev.firth.eval.report.Estimate;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.significance.ConfidenceInterval;
import dev.firth.eval.significance.ResampledScore;
import dev.firth.runs.UsageException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Intervals of the scores of one system. As sacreBLEU's they are off unless asked for: on a million
 * segments they take longer than the score.
 */
final class ConfidenceFlags {
  @Option(
      names = {"--confidence", "-ci"},
      negatable = true,
      defaultValue = "false",
      fallbackValue = "true",
      description = "With 95 %% intervals by bootstrap resampling (default: without; sacreBLEU).")
  boolean confidence;

  @Option(
      names = {"--confidence-n", "-cin"},
      paramLabel = "N",
      defaultValue = "1000",
      description = "Resamples of an interval (default: ${DEFAULT-VALUE}; sacreBLEU).")
  int samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "12345",
      description =
          "What the resamples begin with; the same ones as sacreBLEU's with SACREBLEU_SEED"
              + " (default: ${DEFAULT-VALUE}; sacreBLEU).")
  long seed;

  /** Checks the options before the work begins. */
  void check() {
    if (samples < 2) {
      throw new UsageException("--confidence-n takes a number from 2 on, not " + samples);
    }
    checkSeed(seed);
  }

  static void checkSeed(long seed) {
    if (seed < 0) {
      throw new UsageException("--seed takes a number from 0 on, not " + seed);
    }
  }

  /** The resampling, where intervals are wanted. */
  Optional<Bootstrap> bootstrap() {
    return confidence ? Optional.of(new Bootstrap(samples, seed)) : Optional.empty();
  }

  /** The interval of a score, where one is wanted. */
  Optional<ConfidenceInterval> interval(ResampledScore score) {
    return bootstrap().map(bootstrap -> bootstrap.interval(score));
  }

  /** An interval for JSON, null if there is none: the key is there in any case. */
  static Map<String, Object> json(Optional<ConfidenceInterval> interval) {
    return interval.map(ConfidenceInterval::toMap).orElse(null);
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
