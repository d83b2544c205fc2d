package dev.firth.cli.shell;

import dev.firth.eval.report.Report;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** {@code --report}: what a command found as a page to read. */
public final class ReportOption {
  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Also write the figures as a page with plots, and as JSON beside it (FILE.json);"
              + " default: none.")
  private Path file;

  /** Whether a report is wanted. */
  public boolean isGiven() {
    return file != null;
  }

  /**
   * Tells before the work that the report could not be written.
   *
   * @throws UsageException if the file is not named like a page
   * @throws IOException if the folder is missing or closed
   */
  public void check() throws IOException {
    if (file == null) {
      return;
    }
    if (!file.toString().matches("(?i).*\\.html?")) {
      throw new UsageException(
          "--report writes a page: name a file that ends in .html, not " + file);
    }
    AtomicFile.checkTarget(file);
    AtomicFile.checkTarget(Report.jsonFile(file));
  }

  /** Writes the report if one is wanted, which is only then put together. */
  public void write(Supplier<Report> report) throws IOException {
    if (file != null) {
      report.get().write(file);
    }
  }
}
