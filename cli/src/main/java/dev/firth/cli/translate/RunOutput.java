package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.corpora.WordAlignment;
import dev.firth.seq2seq.translate.AlignedSentence;
import dev.firth.seq2seq.translate.TranslatedSentence;
import dev.firth.seq2seq.translate.Translation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Prints translations as they come. */
final class RunOutput {
  private final Console console;
  private final Form form;
  private long line;

  /**
   * What is printed of a translation.
   *
   * @param several whether a line has several translations
   * @param tokenized whether words are written as the model writes them
   * @param constrained whether translations should have phrases
   * @param aligned whether they have alignments, which are of words as the model writes them
   */
  record Form(boolean several, boolean tokenized, boolean constrained, boolean aligned) {}

  RunOutput(Console console, Form form) {
    this.console = console;
    this.form = form;
  }

  /** Prints the next sentence. */
  void print(AlignedSentence sentence) {
    line++;
    int found = sentence.sentence().translations().size();
    if (console.json()) {
      console.printJson(toMap(sentence));
    } else if (form.several()) {
      for (int number = 0; number < found; number++) {
        console.out().println(nBestLine(sentence, number));
      }
    } else {
      console.out().println(found == 0 ? "" : bestLine(sentence));
    }
  }

  private String nBestLine(AlignedSentence sentence, int number) {
    Translation translation = sentence.sentence().translations().get(number);
    String all =
        String.format(
            Locale.ROOT, "%d ||| %s ||| %.4f", line, text(translation), translation.score());
    return form.aligned() ? all + " ||| " + sentence.alignments().get(number) : all;
  }

  private String bestLine(AlignedSentence sentence) {
    String text = text(sentence.sentence().translations().getFirst());
    return form.aligned()
        ? text.replace('\t', ' ') + "\t" + sentence.alignments().getFirst()
        : text;
  }

  /** A line stays a line, whatever the tokens say. */
  private String text(Translation translation) {
    boolean words = form.tokenized() || form.aligned();
    return (words ? translation.words() : translation.text()).replace('\n', ' ');
  }

  private Map<String, Object> toMap(AlignedSentence aligned) {
    TranslatedSentence sentence = aligned.sentence();
    var map = new LinkedHashMap<String, Object>();
    if (sentence.translations().isEmpty()) {
      map.put("translation", null);
      if (form.constrained()) {
        map.put("constraintsMet", false);
      }
    } else {
      put(aligned, 0, map);
    }
    map.put("sourceTokens", sentence.sourceTokens());
    map.put("cut", sentence.cut());
    if (form.several()) {
      map.put(
          "translations",
          IntStream.range(0, sentence.translations().size())
              .mapToObj(number -> toMap(aligned, number))
              .toList());
    }
    return map;
  }

  private Map<String, Object> toMap(AlignedSentence aligned, int number) {
    var map = new LinkedHashMap<String, Object>();
    put(aligned, number, map);
    return map;
  }

  private void put(AlignedSentence aligned, int number, Map<String, Object> map) {
    Translation translation = aligned.sentence().translations().get(number);
    map.put("translation", translation.text());
    map.put("words", translation.words());
    map.put("score", translation.score());
    map.put("logProbability", translation.logProbability());
    map.put("ended", translation.ended());
    map.put("tokens", translation.tokens());
    if (form.constrained()) {
      map.put("constraintsMet", translation.constraintsMet());
    }
    if (form.aligned()) {
      map.put("alignment", links(aligned.alignments().get(number)));
    }
  }

  /** Links as pairs of numbers. */
  static List<List<Integer>> links(WordAlignment alignment) {
    return alignment.links().stream().map(link -> List.of(link.source(), link.target())).toList();
  }
}
