package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.corpora.WordAlignment;
import dev.firth.eval.Score;
import dev.firth.eval.translation.AlignmentErrorRate;
import dev.firth.eval.translation.AlignmentFiles;
import dev.firth.eval.translation.GoldAlignment;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth score alignments}. */
@Command(
    name = "alignments",
    header = "Score alignments of words: AER, precision and recall (Och and Ney 2003).",
    footer = {
      "",
      "A line has the links of a sentence as pairs of word numbers: 0-0 1-2, the",
      "source's first. What stands before a tab is passed over. Gold links that are",
      "possible, not sure, have a p for the hyphen: 3p4.",
      "",
      "  firth translate score en-de test.en test.de --alignments > test.links",
      "  firth score alignments test.links --gold test.gold"
    })
final class AlignmentsCommand extends FirthCommand {
  @Parameters(index = "0", paramLabel = "LINKS", description = "Alignments, a sentence a line.")
  Path predicted;

  @Option(
      names = "--gold",
      paramLabel = "FILE",
      required = true,
      description = "Alignments that people made, a sentence a line.")
  Path gold;

  @Option(
      names = "--gold-from-one",
      description = "The words of the gold file are counted from 1 (default: from 0).")
  boolean fromOne;

  @Mixin TextFlags text;

  @Override
  protected void run(Console console) throws IOException {
    text.number(0);
    List<WordAlignment> links = new AlignmentFiles(0).read(predicted);
    List<GoldAlignment> right = new AlignmentFiles(fromOne ? 1 : 0).readGold(gold);
    if (links.size() != right.size()) {
      throw new BadInputException(
          "%s has %,d lines and %s has %,d: each sentence needs both"
              .formatted(predicted, links.size(), gold, right.size()));
    }
    Score score = new AlignmentErrorRate(links, right).score();
    if (Double.isNaN(score.value())) {
      throw new BadInputException(
          "neither %s nor %s has a link: there is nothing to compare".formatted(predicted, gold));
    }
    print(console, score, right.size());
  }

  private void print(Console console, Score score, int sentences) {
    if (console.json()) {
      Map<String, Object> json = score.toMap();
      json.put("sentences", sentences);
      console.printJson(json);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "AER|%s = %s (precision = %s recall = %s)%n",
            score.signature().settingsLine(),
            text.number(score.value()),
            text.number((double) score.parts().get("precision")),
            text.number((double) score.parts().get("recall")));
  }
}
