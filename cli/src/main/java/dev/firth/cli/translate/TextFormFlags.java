package dev.firth.cli.translate;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.TextFormOptions;
import dev.firth.tokenizers.words.Casing;
import dev.firth.tokenizers.words.LineFormOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** In which form a translation model sees text. */
final class TextFormFlags {
  @Option(
      names = "--words",
      paramLabel = "RULES",
      defaultValue = "none",
      description =
          "moses: punctuation is written in one way and set apart from words, as Moses' programs"
              + " do, and translations are put back into text; none: lines are learned as they are"
              + " (default: ${DEFAULT-VALUE}).")
  String words;

  @Option(
      names = "--source-language",
      paramLabel = "CODE",
      defaultValue = "",
      description = "Of the source, for --words moses: en, de, fr… (no default).")
  String sourceLanguage;

  @Option(
      names = "--target-language",
      paramLabel = "CODE",
      defaultValue = "",
      description = "Of the target, for --words moses (no default).")
  String targetLanguage;

  @Option(
      names = "--case",
      paramLabel = "CASE",
      defaultValue = "keep",
      description =
          "keep, lower, or true: the case that words have within sentences, learned from the text"
              + " (needs --words moses; translations get capitals where sentences begin) (default:"
              + " ${DEFAULT-VALUE}).")
  String casing;

  @Option(
      names = "--tags",
      paramLabel = "TAG",
      split = ",",
      description =
          "Tokens that tell something about a pair where a source begins with one and a blank, such"
              + " as <bt> for translations by a machine (Caswell et al. 2019) (default: none).")
  List<String> tags = new ArrayList<>();

  /** The forms. */
  TextFormOptions options() {
    boolean moses =
        switch (words) {
          case "moses" -> true;
          case "none" -> false;
          default -> throw new UsageException("--words takes moses or none, not " + words);
        };
    return new TextFormOptions(
        new LineFormOptions(moses, moses ? sourceLanguage : "", casing()),
        new LineFormOptions(moses, moses ? targetLanguage : "", casing()),
        tags);
  }

  private Casing casing() {
    return switch (casing) {
      case "keep" -> Casing.KEEP;
      case "lower" -> Casing.LOWER;
      case "true" -> Casing.TRUE;
      default -> throw new UsageException("--case takes keep, lower or true, not " + casing);
    };
  }
}
