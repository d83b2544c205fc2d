package dev.firth.cli.score;

import dev.firth.eval.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The page that a score can be written to. */
final class ReportFlag {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write a page with plots, and the same as JSON beside it; it needs no network and no"
              + " script (default: none).")
  Path file;

  /** Writes the report if one is wanted. */
  void write(Supplier<Report> report) throws IOException {
    if (file != null) {
      report.get().write(file);
    }
  }
}
