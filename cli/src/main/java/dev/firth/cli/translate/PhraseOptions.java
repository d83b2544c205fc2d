package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.InputBatch;
import dev.firth.cli.shell.InputLine;
import dev.firth.cli.shell.InputLines;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.translate.ConstrainedSentence;
import dev.firth.seq2seq.translate.TranslatedSentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Phrases that translations must have, and phrases that they must not have. */
final class PhraseOptions {
  private static final String TAB = "\t";

  @Option(
      names = "--constraints",
      description =
          "Each line is a source and, between tabs, phrases that its translation must have, cut"
              + " into tokens as in running text (default: a line is a source; fairseq; Post and"
              + " Vilar 2018).")
  boolean constraints;

  @Option(
      names = "--avoid",
      paramLabel = "FILE",
      description = "A phrase a line that no translation may have (default: none; Hu et al. 2019).")
  Path avoid;

  private long unmet;

  /** A sentence of the input. */
  ConstrainedSentence sentence(InputLine line) throws BadInputException {
    if (!constraints) {
      return ConstrainedSentence.free(line.text());
    }
    List<String> parts = Arrays.asList(line.text().split(TAB, -1));
    List<String> phrases = parts.subList(1, parts.size());
    if (phrases.stream().anyMatch(String::isBlank)) {
      throw line.bad(
          "has an empty phrase: --constraints takes a source and phrases with a tab before each");
    }
    return new ConstrainedSentence(parts.getFirst(), phrases);
  }

  /**
   * The phrases of the file.
   *
   * @param strict whether broken UTF-8 is an error
   */
  List<String> avoided(Console console, boolean strict) throws IOException {
    List<String> phrases = new ArrayList<>();
    if (avoid == null) {
      return phrases;
    }
    try (var lines = InputLines.open(avoid, console)) {
      for (InputBatch batch = lines.next(); batch != null; batch = lines.next()) {
        for (InputLine line : batch.lines()) {
          line.brokenBytes(strict);
          phrases.add(line.text());
        }
      }
    }
    phrases.removeIf(String::isBlank);
    if (phrases.isEmpty()) {
      throw new BadInputException(avoid + " has no phrase: write one a line, or leave out --avoid");
    }
    return phrases;
  }

  /** Notes whether a translation has its phrases. */
  void count(TranslatedSentence sentence) {
    unmet += sentence.constraintsMet() ? 0 : 1;
  }

  /** Says on standard error how many have not. */
  void warn(Console console) {
    if (constraints && unmet > 0) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "firth: %,d translations do not have all phrases of their lines within their greatest"
                  + " length%n",
              unmet);
    }
  }
}
