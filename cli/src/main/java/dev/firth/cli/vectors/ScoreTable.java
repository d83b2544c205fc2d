package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.eval.vectors.SetComparison;
import dev.firth.eval.vectors.SetScore;
import java.util.List;
import java.util.Locale;

/** Scores on several sets as one table. */
final class ScoreTable {
  private static final int MOST_NAME = 40;

  private ScoreTable() {}

  static void print(Console console, List<SetScore> scores) {
    int width = width(scores.stream().map(SetScore::set).toList());
    console
        .out()
        .println(
            console.strong(
                String.format(
                    Locale.ROOT,
                    "%-" + width + "s  %-8s  %7s  %-18s  %7s  %7s",
                    "set",
                    "measure",
                    "value",
                    "95 % interval",
                    "used",
                    "missed")));
    for (SetScore score : scores) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%-" + width + "s  %-8s  %7s  %-18s  %,7d  %,7d%n",
              cut(score.set()),
              score.measure(),
              number(score.value()),
              score.confidence().map(i -> interval(i.lower(), i.upper())).orElse("-"),
              score.used(),
              score.missed());
    }
    scores.stream()
        .map(SetScore::signature)
        .distinct()
        .forEach(signature -> console.out().println("  " + signature));
  }

  static void printComparisons(Console console, List<SetComparison> comparisons) {
    int width = width(comparisons.stream().map(SetComparison::set).toList());
    console
        .out()
        .println(
            console.strong(
                String.format(
                    Locale.ROOT,
                    "%-" + width + "s  %-8s  %7s  %7s  %10s  %-18s  %6s  %7s",
                    "set",
                    "measure",
                    "first",
                    "second",
                    "difference",
                    "95 % interval",
                    "p",
                    "common")));
    for (SetComparison c : comparisons) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%-" + width + "s  %-8s  %7s  %7s  %10s  %-18s  %6s  %,7d%n",
              cut(c.set()),
              c.measure(),
              number(c.first()),
              number(c.second()),
              number(c.second() - c.first()),
              c.difference().map(i -> interval(i.lower(), i.upper())).orElse("-"),
              number(c.pValue()),
              c.common());
    }
    comparisons.stream()
        .map(SetComparison::signature)
        .distinct()
        .forEach(signature -> console.out().println("  " + signature));
  }

  private static int width(List<String> names) {
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    return Math.clamp(longest, 3, MOST_NAME);
  }

  private static String cut(String name) {
    return name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME - 1) + "…";
  }

  private static String interval(double low, double high) {
    return "[" + number(low) + ", " + number(high) + "]";
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }
}
