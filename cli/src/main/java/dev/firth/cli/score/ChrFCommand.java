package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firth score chrf}. */
@Command(
    name = "chrf",
    header = "chrF and chrF++ of translations, as sacreBLEU computes them.",
    footer = {"", "  firth score chrf out.de --ref ref.de --chrf-word-order 2"})
final class ChrFCommand extends FirthCommand {
  @Mixin ScoringFlags scoring;

  @Mixin ChrFFlags settings;

  @Override
  protected void run(Console console) throws IOException {
    new Scoring(console, scoring).run(settings.metric());
  }
}
