package dev.firth.cli.bert;

import dev.firth.cli.shell.Console;
import dev.firth.transformer.bert.finetune.ChoiceAnswer;
import dev.firth.transformer.bert.finetune.ExitedLabel;
import dev.firth.transformer.bert.finetune.LabelAnswer;
import dev.firth.transformer.bert.finetune.NumberAnswer;
import dev.firth.transformer.bert.finetune.SpanAnswer;
import dev.firth.transformer.bert.finetune.TagsAnswer;
import dev.firth.transformer.bert.finetune.data.ChoiceInput;
import dev.firth.transformer.bert.finetune.data.Passage;
import dev.firth.transformer.bert.finetune.data.TextInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A fine-tuned model's answers as lines, for people or as JSON. */
final class AnswerOutput {
  private final Console console;
  private long cut;

  AnswerOutput(Console console) {
    this.console = console;
  }

  void label(TextInput input, LabelAnswer answer) {
    if (console.json()) {
      console.printJson(toMap(answer));
    } else {
      console.out().println(line(answer));
    }
  }

  void exited(TextInput input, ExitedLabel answer) {
    if (console.json()) {
      var map = toMap(answer.answer());
      map.put("layers", answer.layers());
      console.printJson(map);
    } else {
      console.out().println(line(answer.answer()) + "\t" + answer.layers());
    }
  }

  private String line(LabelAnswer answer) {
    count(answer.lost());
    return String.format(Locale.ROOT, "%s\t%.6f", answer.label(), answer.probability());
  }

  private Map<String, Object> toMap(LabelAnswer answer) {
    count(answer.lost());
    var map = new LinkedHashMap<String, Object>();
    map.put("label", answer.label());
    map.put("probability", answer.probability());
    map.put("probabilities", answer.probabilities());
    map.put("cutTokens", answer.lost());
    return map;
  }

  void number(TextInput input, NumberAnswer answer) {
    count(answer.lost());
    if (console.json()) {
      console.printJson(Map.of("value", answer.value(), "cutTokens", answer.lost()));
    } else {
      console.out().printf(Locale.ROOT, "%.6f%n", answer.value());
    }
  }

  void tags(List<String> words, TagsAnswer answer) {
    if (console.json()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("words", words);
      map.put("tags", answer.tags());
      map.put("probabilities", answer.probabilities());
      console.printJson(map);
      return;
    }
    for (int i = 0; i < words.size(); i++) {
      console.out().println(words.get(i) + "\t" + answer.tags().get(i));
    }
    console.out().println();
  }

  void choice(ChoiceInput input, ChoiceAnswer answer) {
    count(answer.lost());
    String text = input.choices().get(answer.choice());
    double probability = answer.probabilities().get(answer.choice());
    if (console.json()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("choice", answer.choice());
      map.put("text", text);
      map.put("probability", probability);
      map.put("probabilities", answer.probabilities());
      map.put("cutTokens", answer.lost());
      console.printJson(map);
    } else {
      String line = text.replaceAll("\\s+", " ");
      console.out().printf(Locale.ROOT, "%d\t%s\t%.6f%n", answer.choice(), line, probability);
    }
  }

  void span(Passage passage, SpanAnswer answer) {
    if (console.json()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("id", passage.id());
      map.putAll(span(answer.best()));
      map.put("nBest", answer.nBest().stream().map(AnswerOutput::span).toList());
      console.printJson(map);
    } else {
      String line = answer.best().text().replaceAll("\\s+", " ");
      console.out().println(passage.id() + "\t" + line);
    }
  }

  private static Map<String, Object> span(SpanAnswer.Span span) {
    var map = new LinkedHashMap<String, Object>();
    map.put("answer", span.text());
    map.put("start", span.start());
    map.put("end", span.end());
    map.put("probability", span.probability());
    return map;
  }

  private void count(int lost) {
    cut += lost > 0 ? 1 : 0;
  }

  /** Says how many texts were not read to their ends. */
  void warnOfCuts() {
    if (cut > 0) {
      console
          .err()
          .printf(Locale.ROOT, "firth: %,d texts were too long and were cut at their ends%n", cut);
    }
  }
}
