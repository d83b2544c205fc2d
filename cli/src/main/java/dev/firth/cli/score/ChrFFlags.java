package dev.firth.cli.score;

import dev.firth.eval.translation.ChrF;
import dev.firth.eval.translation.ChrFOptions;
import dev.firth.runs.UsageException;
import picocli.CommandLine.Option;

/** Options of chrF, with sacreBLEU's names. */
final class ChrFFlags {
  private static final int MOST = 64;

  @Option(
      names = {"--chrf-char-order", "-cc"},
      paramLabel = "N",
      defaultValue = "6",
      description =
          "Longest n-grams of characters in chrF (default: ${DEFAULT-VALUE}; Popović 2015).")
  int charOrder;

  @Option(
      names = {"--chrf-word-order", "-cw"},
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Longest n-grams of words in chrF; 2 makes it chrF++ (default: ${DEFAULT-VALUE};"
              + " sacreBLEU).")
  int wordOrder;

  @Option(
      names = "--chrf-beta",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "How many times as much recall counts as precision in chrF (default: ${DEFAULT-VALUE};"
              + " Popović 2016).")
  int beta;

  @Option(
      names = "--chrf-lowercase",
      description = "Ignore case in chrF (default: case counts; sacreBLEU).")
  boolean lowercase;

  @Option(
      names = "--chrf-whitespace",
      description = "Blanks are characters in chrF (default: left out; sacreBLEU).")
  boolean whitespace;

  @Option(
      names = "--chrf-eps-smoothing",
      description =
          "Orders without n-grams count a little in chrF, as in chrF++.py, NLTK and Moses (default:"
              + " left out; sacreBLEU).")
  boolean epsSmoothing;

  /** The metric. */
  ChrF metric() {
    if (charOrder < 0 || charOrder > MOST || wordOrder < 0 || wordOrder > MOST) {
      throw new UsageException("orders of chrF are numbers from 0 to " + MOST);
    }
    if (charOrder + wordOrder == 0) {
      throw new UsageException("--chrf-char-order and --chrf-word-order cannot both be 0");
    }
    if (beta < 1 || beta > 1000) {
      throw new UsageException("--chrf-beta takes a number from 1 to 1000, not " + beta);
    }
    return new ChrF(
        new ChrFOptions(charOrder, wordOrder, beta, lowercase, whitespace, epsSmoothing));
  }
}
