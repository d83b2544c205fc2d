package dev.firth.cli.score;

import dev.firth.eval.translation.Ter;
import dev.firth.eval.translation.TerOptions;
import picocli.CommandLine.Option;

/** Options of TER, with sacreBLEU's names. */
final class TerFlags {
  @Option(
      names = "--ter-case-sensitive",
      description = "Case counts in TER (default: ignored; tercom).")
  boolean caseSensitive;

  @Option(
      names = "--ter-normalized",
      description =
          "Decode entities and split off Western punctuation in TER (default: words as they stand"
              + " between blanks; sacreBLEU).")
  boolean normalized;

  @Option(
      names = "--ter-no-punct",
      description = "Remove punctuation in TER (default: it counts; tercom).")
  boolean noPunct;

  @Option(
      names = "--ter-asian-support",
      description =
          "Normalise or remove Asian characters and punctuation, too, in TER (default: Western ones"
              + " alone; sacreBLEU).")
  boolean asianSupport;

  /** The metric. */
  Ter metric() {
    return new Ter(new TerOptions(normalized, noPunct, asianSupport, caseSensitive));
  }
}
