package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.eval.Score;
import dev.firth.eval.Signature;
import dev.firth.eval.report.Report;
import dev.firth.eval.report.TranslationReport;
import dev.firth.eval.significance.PairedResult;
import dev.firth.eval.significance.SystemMatrix;
import dev.firth.eval.translation.CorpusStatistics;
import dev.firth.eval.translation.TranslationMetric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Scores of several systems and the p values of their pairs, as a table or as JSON. */
final class ComparisonOutput {
  private static final double LEVEL = 0.05;

  private final Console console;
  private final List<Path> systems;
  private final TestFlags test;
  private final TextFlags text;
  private final List<Column> columns = new ArrayList<>();

  /** All systems under one metric. */
  private record Column(TranslationMetric metric, List<Score> scores, SystemMatrix matrix) {}

  ComparisonOutput(Console console, List<Path> systems, TestFlags test, TextFlags text) {
    this.console = console;
    this.systems = systems;
    this.test = test;
    this.text = text;
  }

  /** Adds a metric. */
  void add(TranslationMetric metric, List<CorpusStatistics> counted, SystemMatrix matrix) {
    var scores = new ArrayList<Score>();
    for (int i = 0; i < counted.size(); i++) {
      Score score = counted.get(i).score();
      Signature signature = test.signed(score.signature());
      scores.add(
          matrix.intervals().isEmpty()
              ? score.withSignature(signature)
              : score.withSignature(signature).withConfidence(matrix.intervals().get(i)));
    }
    columns.add(new Column(metric, scores, matrix));
  }

  void print() {
    if (console.json()) {
      console.printJson(json());
    } else {
      columns.forEach(this::printTable);
    }
  }

  /** The names of the files, with their folders where those alone differ. */
  private List<String> names() {
    List<String> names = systems.stream().map(file -> file.getFileName().toString()).toList();
    return names.stream().distinct().count() == names.size()
        ? names
        : systems.stream().map(Path::toString).toList();
  }

  Report report() {
    List<String> names = names();
    Report report =
        Report.titled("Translations: " + names.size() + " systems")
            .describedAs("All systems on the same segments and references.");
    for (Column column : columns) {
      report =
          report
              .with(TranslationReport.systems(column.metric(), names, column.scores()))
              .with(
                  TranslationReport.pairs(
                      column.metric().name(), names, column.matrix(), test.description()));
    }
    return report;
  }

  private Map<String, Object> json() {
    var scored = new ArrayList<Map<String, Object>>();
    var comparisons = new ArrayList<Map<String, Object>>();
    for (int system = 0; system < systems.size(); system++) {
      var scores = new LinkedHashMap<String, Object>();
      scores.put("system", systems.get(system).toString());
      for (Column column : columns) {
        scores.put(column.metric().name(), column.scores().get(system).toMap());
      }
      scored.add(scores);
    }
    for (Column column : columns) {
      for (int i = 0; i < systems.size(); i++) {
        for (int j = i + 1; j < systems.size(); j++) {
          comparisons.add(comparison(column, i, j));
        }
      }
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("systems", scored);
    json.put("comparisons", comparisons);
    return json;
  }

  private Map<String, Object> comparison(Column column, int baseline, int system) {
    var json = new LinkedHashMap<String, Object>();
    json.put("metric", column.metric().name());
    json.put("baselineSystem", systems.get(baseline).toString());
    json.put("comparedSystem", systems.get(system).toString());
    json.putAll(column.matrix().result(baseline, system).toMap());
    return json;
  }

  /** The scores, then a column of p values for each system as the baseline. */
  private void printTable(Column column) {
    String name = column.metric().name();
    String better = column.metric().higherIsBetter() ? "" : ", less is better";
    console.out().println(console.strong(name) + " (" + test.description() + better + ")");
    int widest = systems.stream().mapToInt(system -> system.toString().length()).max().orElse(0);
    var scores = column.scores().stream().map(text::number).toList();
    int widestScore =
        Math.max(name.length(), scores.stream().mapToInt(String::length).max().orElse(0));
    var head = new StringBuilder();
    head.append("     ")
        .append(padded("system", widest))
        .append("  ")
        .append(padded(name, widestScore));
    for (int i = 0; i < systems.size(); i++) {
      head.append(String.format(Locale.ROOT, "  %9s", "p: " + (i + 1)));
    }
    console.out().println(head);
    for (int system = 0; system < systems.size(); system++) {
      var row = new StringBuilder(String.format(Locale.ROOT, "%3d  ", system + 1));
      row.append(padded(systems.get(system).toString(), widest));
      row.append("  ").append(padded(scores.get(system), widestScore));
      for (int baseline = 0; baseline < systems.size(); baseline++) {
        row.append(String.format(Locale.ROOT, "  %9s", pValue(column, baseline, system)));
      }
      console.out().println(row.toString().stripTrailing());
    }
    Signature signature = column.scores().getFirst().signature();
    console.out().println("  " + name + "|" + text.signature(column.metric(), signature));
    console.out().println("  * p < 0.05 beside the system of that number");
  }

  private static String pValue(Column column, int baseline, int system) {
    PairedResult result = column.matrix().result(baseline, system);
    if (result == null) {
      return "";
    }
    return String.format(
        Locale.ROOT, "%.4f%s", result.pValue(), result.significantAt(LEVEL) ? "*" : " ");
  }

  private static String padded(String value, int width) {
    return value + " ".repeat(Math.max(0, width - value.length()));
  }
}
