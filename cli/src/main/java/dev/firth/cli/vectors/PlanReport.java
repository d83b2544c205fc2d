package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import java.util.LinkedHashMap;
import java.util.Locale;

/**
 * What {@code --plan} says.
 *
 * @param vocabulary number of words
 * @param unit what is trained, such as words
 * @param work so many of them, over all epochs
 * @param rate so many a second
 * @param seconds wall time of all steps
 */
record PlanReport(
    int vocabulary,
    String unit,
    long work,
    double rate,
    double seconds,
    long memoryBytes,
    long diskBytes) {
  /** What Java and the loaded program take before any work. */
  static final long JAVA_BYTES = 128L << 20;

  /** A word, its count and its places in tables. */
  static final long WORD_BYTES = 100;

  void print(Console console) {
    if (console.json()) {
      var plan = new LinkedHashMap<String, Object>();
      plan.put("vocabulary", vocabulary);
      plan.put(unit, work);
      plan.put("memoryBytes", memoryBytes);
      plan.put("diskBytes", diskBytes);
      plan.put(unit + "PerSecond", rate);
      plan.put("minutes", seconds / 60);
      console.printJson(plan);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d words in the vocabulary, %,d %s to train at about %,.0f %s/s%n"
                + "about %.1f minutes, %,d MB of memory, %,d MB of disk space%n",
            vocabulary,
            work,
            unit,
            rate,
            unit,
            seconds / 60,
            (memoryBytes >> 20) + 1,
            (diskBytes >> 20) + 1);
  }
}
