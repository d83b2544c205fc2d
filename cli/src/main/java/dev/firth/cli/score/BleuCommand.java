package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firth score bleu}. */
@Command(
    name = "bleu",
    header = "BLEU of translations, as sacreBLEU computes it.",
    footer = {
      "",
      "Plain text, not tokenised. The score line and the signature are those of sacreBLEU.",
      "",
      "  firth score bleu out.de --ref ref.de --confidence",
      "  firth score bleu out.de --ref a.de --ref b.de --sentence --json"
    })
final class BleuCommand extends FirthCommand {
  @Mixin ScoringFlags scoring;

  @Mixin BleuFlags settings;

  @Override
  protected void run(Console console) throws IOException {
    new Scoring(console, scoring).run(settings.metric(scoring.sentence));
  }
}
