package dev.firth.cli.score;

import dev.firth.cli.shell.ReportOption;
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

  @Mixin ConfidenceFlags confidence;

  @Mixin TextFlags text;

  @Mixin ReportOption report;
}
