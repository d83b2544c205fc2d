package dev.firth.cli.score;

import dev.firth.eval.Score;
import dev.firth.eval.Signature;
import dev.firth.eval.translation.TranslationMetric;
import dev.firth.runs.UsageException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How scores are written for people. */
final class TextFlags {
  private static final int MOST_DIGITS = 17;

  @Option(
      names = {"--width", "-w"},
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Digits behind the point; JSON has all of them (default: ${DEFAULT-VALUE}; sacreBLEU).")
  int width;

  @Option(
      names = {"--short", "-sh"},
      description = "Signatures with short names (default: the long ones; sacreBLEU).")
  boolean shortNames;

  /** A number as it is printed. */
  String number(double value) {
    if (width < 0 || width > MOST_DIGITS) {
      throw new UsageException(
          "--width takes a number from 0 to " + MOST_DIGITS + ", not " + width);
    }
    return String.format(Locale.ROOT, "%." + width + "f", value);
  }

  /** A score and how far it can be trusted. */
  String number(Score score) {
    String interval =
        score
            .confidence()
            .map(c -> " (μ = " + number(c.mean()) + " ± " + number(c.halfWidth()) + ")")
            .orElse("");
    return number(score.value()) + interval;
  }

  /** A signature without the metric's name. */
  String signature(TranslationMetric metric, Signature signature) {
    return shortNames ? signature.settingsLine(metric.abbreviations()) : signature.settingsLine();
  }
}
