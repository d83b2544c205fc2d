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
    String all = " of " + count(statistics.segments());
    if (found.emptyHypotheses() > 0) {
      warn(console, system + ": " + count(found.emptyHypotheses()) + all + " hypotheses are empty");
    }
    if (found.emptyReferences() > 0) {
      warn(
          console,
          count(found.emptyReferences())
              + all
              + " segments have only empty references; they can match nothing");
    }
    if (found.brokenBytes() > 0) {
      warn(console, count(found.brokenBytes()) + " bytes are not UTF-8 and became U+FFFD");
    }
    boolean splits =
        statistics.metric() instanceof Bleu bleu
            && bleu.options().tokenizer() != BleuTokenizer.NONE;
    if (splits && found.tokenizedEndings() >= TOKENIZED_LINES) {
      warn(
          console,
          system
              + ": "
              + count(found.tokenizedEndings())
              + " lines end in ' .', as tokenised text does; BLEU wants plain text, or --tokenize"
              + " none");
    }
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static void warn(Console console, String text) {
    console.err().println("warning: " + text);
  }
}
