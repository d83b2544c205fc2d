package dev.firth.bench.translation;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many numbers agree with stored ones, in rows of a table; differences are printed as they
 * come.
 */
final class Agreement {
  private static final double TOLERANCE = 1e-9;
  private static final int MOST_SHOWN = 20;

  private static final class Row {
    int results;
    int numbers;
    int different;
    int signatures;
    double greatest;
  }

  private final Map<String, Row> rows = new TreeMap<>();
  private final PrintStream errors;
  private int shown;

  Agreement(PrintStream errors) {
    this.errors = errors;
  }

  /** Counts one result of a row. */
  void result(String row) {
    row(row).results++;
  }

  /** Compares a number to 1e-9 of the greater one. */
  void number(String row, String what, double expected, double found) {
    Row counted = row(row);
    counted.numbers++;
    double greater = Math.max(Math.abs(expected), Math.abs(found));
    double difference = expected == found ? 0 : Math.abs(expected - found) / greater;
    counted.greatest = Math.max(counted.greatest, difference);
    if (!(difference <= TOLERANCE)) {
      counted.different++;
      show(row, what, expected, found);
    }
  }

  /** Compares texts that must be equal. */
  void signature(String row, String what, String expected, String found) {
    if (!expected.equals(found)) {
      row(row).signatures++;
      show(row, what, expected, found);
    }
  }

  private void show(String row, String what, Object expected, Object found) {
    if (shown++ < MOST_SHOWN) {
      errors.println(row + ": " + what + ": expected " + expected + ", found " + found);
    }
  }

  private Row row(String name) {
    return rows.computeIfAbsent(name, _ -> new Row());
  }

  /** Whether nothing differs. */
  boolean isComplete() {
    return rows.values().stream().allMatch(row -> row.different + row.signatures == 0);
  }

  /** The rows as Markdown. */
  void print(PrintStream out) {
    out.println(
        "| file, set, metric, level | results | numbers | ≠ | greatest difference | signatures ≠"
            + " |");
    out.println("|---|--:|--:|--:|--:|--:|");
    rows.forEach(
        (name, row) ->
            out.printf(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %.1e | %,d |%n",
                name,
                row.results,
                row.numbers,
                row.different,
                row.greatest,
                row.signatures));
  }
}
