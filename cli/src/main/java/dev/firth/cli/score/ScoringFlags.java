package dev.firth.cli.score;

import dev.firth.cli.shell.ReportOption;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.runs.UsageException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that score one system have in common. */
final class ScoringFlags {
  @Parameters(
      paramLabel = "HYP",
      description =
          "The system's output as plain text, a segment a line; - for standard input, .gz, .bz2 and"
              + " .zst are unpacked.")
  Path hypotheses;

  @Mixin ReferenceFlags files;

  @Option(
      names = {"--sentence", "--sentence-level", "-sl"},
      description = "One score a segment (default: one of the corpus).")
  boolean sentence;

  @Option(
      names = {"--confidence", "-ci"},
      description = "With a 95 %% interval by bootstrap resampling (default: without).")
  boolean confidence;

  @Option(
      names = {"--confidence-n", "-cin"},
      paramLabel = "N",
      defaultValue = "1000",
      description = "Resamples of the interval (default: ${DEFAULT-VALUE}; sacreBLEU).")
  int samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "12345",
      description =
          "What the resamples begin with; the same ones as sacreBLEU's with SACREBLEU_SEED"
              + " (default: ${DEFAULT-VALUE}; sacreBLEU).")
  long seed;

  @Mixin TextFlags text;

  @Mixin ReportOption report;

  /** The resampling. */
  Bootstrap bootstrap() {
    if (samples < 2) {
      throw new UsageException("--confidence-n takes a number from 2 on, not " + samples);
    }
    return new Bootstrap(samples, checkedSeed(seed));
  }

  static long checkedSeed(long seed) {
    if (seed < 0) {
      throw new UsageException("--seed takes a number from 0 on, not " + seed);
    }
    return seed;
  }
}
