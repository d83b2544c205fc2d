package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firth score ter}. */
@Command(
    name = "ter",
    header = "Translation edit rate, as sacreBLEU and tercom compute it.",
    footer = {"", "Less is better.", "", "  firth score ter out.de --ref ref.de"})
final class TerCommand extends FirthCommand {
  @Mixin ScoringFlags scoring;

  @Mixin TerFlags settings;

  @Override
  protected void run(Console console) throws IOException {
    new Scoring(console, scoring).run(settings.metric());
  }
}
