package dev.firth.cli;

import dev.firth.cli.shell.Console;
import dev.firth.cli.translate.ParallelLines;
import dev.firth.eval.Score;
import dev.firth.seq2seq.train.TrainingResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the quickstart for translation tells.
 *
 * @param model the directory
 * @param text the folder of the parallel text
 * @param training how it ended
 * @param seconds of everything
 * @param test sentences whose combinations of words were never seen
 * @param translations of these
 * @param bleu of these
 */
record TranslationTourReport(
    Path model,
    Path text,
    TrainingResult training,
    double seconds,
    ParallelLines test,
    List<String> translations,
    Score bleu) {
  private static final int EXAMPLES = 4;

  void print(Console console) {
    if (console.json()) {
      console.printJson(toMap());
    } else {
      print(console, console.out());
    }
  }

  private Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("task", "translate");
    map.put("model", model.toString());
    map.put("seconds", seconds);
    map.put("steps", training.steps());
    map.put("epochs", training.epochs());
    map.put("trainingSeconds", training.seconds());
    map.put("bleu", bleu.value());
    map.put("signature", bleu.signature().toString());
    map.put("sentences", translations.size());
    map.put("right", right());
    map.put("examples", examples().mapToObj(this::example).toList());
    return map;
  }

  private Map<String, Object> example(int line) {
    var map = new LinkedHashMap<String, Object>();
    map.put("source", test.sources().get(line));
    map.put("translation", translations.get(line));
    map.put("reference", test.targets().get(line));
    return map;
  }

  /** Lines spread over the test, since neighbouring ones may be alike. */
  private IntStream examples() {
    int step = Math.max(1, translations.size() / EXAMPLES);
    return IntStream.range(0, Math.min(EXAMPLES, translations.size())).map(i -> i * step);
  }

  private long right() {
    return IntStream.range(0, translations.size())
        .filter(i -> translations.get(i).equals(test.targets().get(i)))
        .count();
  }

  private void print(Console console, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "Trained a transformer for %.0f s: %,d steps, %d epochs.%n%n",
        training.seconds(),
        training.steps(),
        training.epochs());
    out.println(console.strong("English to German, combinations of words never seen before"));
    examples().forEach(line -> print(out, line));
    out.println();
    out.println(
        console.strong(String.format(Locale.ROOT, "BLEU %.1f", bleu.value()))
            + String.format(
                Locale.ROOT,
                " on %,d such sentences, of which %,d are right to the letter",
                translations.size(),
                right()));
    out.println("  " + bleu.signature());
    out.println();
    out.printf(Locale.ROOT, "The model is %s; all took %.1f s. Try next:%n", model, seconds);
    out.println("  firth translate run " + model + " " + text.resolve("test.en"));
    out.println("  firth translate train --help");
  }

  private void print(PrintStream out, int line) {
    String reference = test.targets().get(line);
    out.println("  " + test.sources().get(line));
    out.println(
        "    "
            + translations.get(line)
            + (translations.get(line).equals(reference) ? "" : "  (expected: " + reference + ")"));
  }
}
