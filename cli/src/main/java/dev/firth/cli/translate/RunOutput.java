package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.seq2seq.translate.TranslatedSentence;
import dev.firth.seq2seq.translate.Translation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints translations as they come. */
final class RunOutput {
  private final Console console;
  private final boolean several;
  private final boolean tokenized;
  private final boolean constrained;
  private long line;

  /**
   * @param tokenized whether words are written as the model writes them
   * @param constrained whether translations should have phrases
   */
  RunOutput(Console console, int nBest, boolean tokenized, boolean constrained) {
    this.console = console;
    this.tokenized = tokenized;
    this.several = nBest > 1;
    this.constrained = constrained;
  }

  /** Prints the next sentence. */
  void print(TranslatedSentence sentence) {
    line++;
    if (console.json()) {
      console.printJson(toMap(sentence));
    } else if (several) {
      for (Translation translation : sentence.translations()) {
        console
            .out()
            .printf(
                Locale.ROOT, "%d ||| %s ||| %.4f%n", line, text(translation), translation.score());
      }
    } else {
      console.out().println(sentence.translations().isEmpty() ? "" : text(best(sentence)));
    }
  }

  private static Translation best(TranslatedSentence sentence) {
    return sentence.translations().getFirst();
  }

  /** A line stays a line, whatever the tokens say. */
  private String text(Translation translation) {
    return (tokenized ? translation.words() : translation.text()).replace('\n', ' ');
  }

  private Map<String, Object> toMap(TranslatedSentence sentence) {
    var map = new LinkedHashMap<String, Object>();
    if (sentence.translations().isEmpty()) {
      map.put("translation", null);
      if (constrained) {
        map.put("constraintsMet", false);
      }
    } else {
      put(best(sentence), map);
    }
    map.put("sourceTokens", sentence.sourceTokens());
    map.put("cut", sentence.cut());
    if (several) {
      map.put("translations", sentence.translations().stream().map(this::toMap).toList());
    }
    return map;
  }

  private Map<String, Object> toMap(Translation translation) {
    var map = new LinkedHashMap<String, Object>();
    put(translation, map);
    return map;
  }

  private void put(Translation translation, Map<String, Object> map) {
    map.put("translation", translation.text());
    map.put("words", translation.words());
    map.put("score", translation.score());
    map.put("logProbability", translation.logProbability());
    map.put("ended", translation.ended());
    map.put("tokens", translation.tokens());
    if (constrained) {
      map.put("constraintsMet", translation.constraintsMet());
    }
  }
}
