package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.eval.translation.Bleu;
import dev.firth.eval.translation.BleuTokenizer;
import dev.firth.eval.translation.CorpusStatistics;
import dev.firth.eval.translation.InputFindings;
import java.util.Locale;

/** Says on standard error what may be wrong with the input although it can be scored. */
final class InputWarnings {
  /** As many as make sacreBLEU suspicious. */
  private static final int TOKENIZED_LINES = 100;

  private InputWarnings() {}

  static void print(Console console, String system, CorpusStatistics statistics) {
    InputFindings found = statistics.findings();
    int segments = statistics.segments();
    if (found.emptyHypotheses() > 0) {
      warn(
          console,
          "%s: %,d of %,d hypotheses are empty",
          system,
          found.emptyHypotheses(),
          segments);
    }
    if (found.emptyReferences() > 0) {
      warn(
          console,
          "%,d of %,d segments have only empty references; they can match nothing",
          found.emptyReferences(),
          segments);
    }
    if (found.brokenBytes() > 0) {
      warn(console, "%,d bytes are not UTF-8 and became U+FFFD", found.brokenBytes());
    }
    boolean splits =
        statistics.metric() instanceof Bleu bleu
            && bleu.options().tokenizer() != BleuTokenizer.NONE;
    if (splits && found.tokenizedEndings() >= TOKENIZED_LINES) {
      warn(
          console,
          "%s: %,d lines end in ' .', as tokenised text does; BLEU wants plain text,"
              + " or --tokenize none",
          system,
          found.tokenizedEndings());
    }
  }

  private static void warn(Console console, String format, Object... values) {
    console.err().println("warning: " + String.format(Locale.ROOT, format, values));
  }
}
