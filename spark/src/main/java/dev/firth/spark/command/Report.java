package dev.firth.spark.command;

import dev.firth.cli.shell.Console;
import java.util.Locale;
import java.util.Map;

/** Prints what a job has to say: a JSON object, or a name and a value a line. */
final class Report {
  private Report() {}

  static void print(Console console, Map<String, Object> said) {
    if (console.json()) {
      console.printJson(said);
      return;
    }
    said.forEach(
        (name, value) -> console.out().printf(Locale.ROOT, "%-16s %s%n", name, text(value)));
  }

  private static String text(Object value) {
    return switch (value) {
      case Long number -> String.format(Locale.ROOT, "%,d", number);
      case Integer number -> String.format(Locale.ROOT, "%,d", number);
      case Double number -> String.format(Locale.ROOT, "%.1f", number);
      default -> String.valueOf(value);
    };
  }
}
