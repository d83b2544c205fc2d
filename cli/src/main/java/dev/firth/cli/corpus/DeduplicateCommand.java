package dev.firth.cli.corpus;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.StrictOption;
import dev.firth.corpora.Deduplication;
import dev.firth.runs.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth corpus deduplicate}. */
@Command(
    name = "deduplicate",
    header = "Write a text without lines that equal an earlier one.",
    footer = {
      "",
      "The first of equal lines stays, the order is kept. Empty lines and lines above",
      "1 MiB all stay. Lines end with LF. Lines are told apart by 128 bits of hash;",
      "memory: 22 to 43 bytes for each different line."
    })
final class DeduplicateCommand extends FirthCommand {
  @Mixin CorpusArgument corpus;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The text that is left; no file of CORPUS.")
  Path out;

  @Mixin StrictOption strict;

  @Override
  protected void run(Console console) throws IOException {
    AtomicFile.checkTarget(out);
    try (var text = corpus.open(strict.isGiven());
        var progress = console.progress()) {
      long start = System.nanoTime();
      var totals = Deduplication.write(text, out, progress);
      report(console, text.files().size(), totals, (System.nanoTime() - start) * 1e-9);
    }
  }

  private void report(Console console, int files, Deduplication.Totals totals, double seconds) {
    StrictOption.warn(console, totals.brokenBytes());
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("files", files);
      result.put("lines", totals.lines());
      result.put("kept", totals.kept());
      result.put("duplicateLines", totals.duplicateLines());
      result.put("bytesIn", totals.bytesIn());
      result.put("bytesOut", totals.bytesOut());
      result.put("brokenBytes", totals.brokenBytes());
      result.put("seconds", seconds);
      result.put("out", out.toString());
      console.printJson(result);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d of %,d lines, %,d were duplicates, in %.1f s: %s%n",
            totals.kept(),
            totals.lines(),
            totals.duplicateLines(),
            seconds,
            console.strong(out.toString()));
  }
}
