package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.eval.Score;
import dev.firth.eval.report.BarGroup;
import dev.firth.eval.translation.WordFrequencyScores.WordClass;
import it.unimi.dsi.fastutil.objects.Object2LongOpenHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints the scores of a model's translations. */
final class TestOutput {
  private final Console console;
  private final TestScores scores;
  private final double seconds;

  TestOutput(Console console, TestScores scores, double seconds) {
    this.console = console;
    this.scores = scores;
    this.seconds = seconds;
  }

  void print(Optional<Object2LongOpenHashMap<String>> seen) {
    List<WordClass> classes = seen.map(scores::byFrequency).orElse(List.of());
    if (console.json()) {
      console.printJson(toMap(classes, seen.isPresent()));
      return;
    }
    for (Score score : scores.scores()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%s|%s = %.2f%n",
              score.name(),
              score.signature().settingsLine(),
              score.value());
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d sentences in %.1f s: %.1f a second%n",
            scores.sentences(),
            seconds,
            rate());
    console.out().printf(Locale.ROOT, "%n%-22s %9s %7s%n", "length", "segments", "BLEU");
    for (BarGroup group : scores.byLength()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%-22s %,9d %7.2f%n",
              group.label(),
              group.count(),
              group.bars().getFirst().value());
    }
    if (seen.isPresent()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%n%-22s %9s %10s %7s %7s%n",
              "words seen",
              "words",
              "precision",
              "recall",
              "F1");
      for (WordClass words : classes) {
        console
            .out()
            .printf(
                Locale.ROOT,
                "%-22s %,9d %10.4f %7.4f %7.4f%n",
                label(words),
                words.wanted(),
                words.precision(),
                words.recall(),
                words.f1());
      }
    }
  }

  private double rate() {
    return scores.sentences() / seconds;
  }

  private static String label(WordClass words) {
    if (words.most() == words.least()) {
      return String.format(Locale.ROOT, "%,d times", words.least());
    }
    return words.most() == Long.MAX_VALUE
        ? String.format(Locale.ROOT, "%,d times and more", words.least())
        : String.format(Locale.ROOT, "%,d to %,d times", words.least(), words.most());
  }

  private Map<String, Object> toMap(List<WordClass> classes, boolean counted) {
    var map = new LinkedHashMap<String, Object>();
    map.put("scores", scores.scores().stream().map(Score::toMap).toList());
    map.put("sentences", scores.sentences());
    map.put("seconds", seconds);
    map.put("sentencesPerSecond", rate());
    map.put("byLength", scores.byLength().stream().map(TestOutput::toMap).toList());
    map.put("byFrequency", counted ? classes.stream().map(TestOutput::toMap).toList() : null);
    return map;
  }

  private static Map<String, Object> toMap(BarGroup group) {
    var map = new LinkedHashMap<String, Object>();
    map.put("length", group.label());
    map.put("segments", group.count());
    map.put("bleu", group.bars().getFirst().value());
    return map;
  }

  private static Map<String, Object> toMap(WordClass words) {
    var map = new LinkedHashMap<String, Object>();
    map.put("least", words.least());
    map.put("most", words.most() == Long.MAX_VALUE ? null : words.most());
    map.put("words", words.wanted());
    map.put("precision", words.precision());
    map.put("recall", words.recall());
    map.put("f1", words.f1());
    return map;
  }
}
