package dev.firth.cli.corpus;

import dev.firth.cli.shell.Console;
import dev.firth.corpora.CorpusStats;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code firth corpus stats} tells of a corpus.
 *
 * @param stats the statistics
 * @param files number of files
 */
public record StatsReport(CorpusStats stats, int files) {
  /** Prints it for people or, where that is wanted, as JSON. */
  public void print(Console console) {
    if (console.json()) {
      console.printJson(toMap());
    } else {
      printText(console);
    }
  }

  /** The JSON object. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("files", files);
    map.put("bytes", stats.bytes());
    map.put("lines", stats.lines());
    map.put("emptyLines", stats.emptyLines());
    map.put("tokens", stats.tokens());
    map.put("types", stats.types());
    map.put("hapaxes", stats.hapaxes());
    var coverage = new LinkedHashMap<String, Object>();
    stats.coverageByTypes().forEach((types, share) -> coverage.put(types.toString(), share));
    map.put("coverageByTypes", coverage);
    map.put("typesMinCount5", stats.typesMinCount5());
    map.put("coverageMinCount5", stats.coverageMinCount5());
    map.put("brokenBytes", stats.brokenBytes());
    map.put("longestLine", stats.longestLine().map(CorpusStats.LongestLine::bytes).orElse(0L));
    map.put("longestLineAt", stats.longestLine().map(StatsReport::place).orElse(null));
    map.put("duplicateLines", stats.duplicateLines());
    map.put("duplicateLinesExact", stats.duplicateLinesExact());
    return map;
  }

  private static Map<String, Object> place(CorpusStats.LongestLine line) {
    var map = new LinkedHashMap<String, Object>();
    map.put("file", line.file().toString());
    map.put("line", line.number());
    return map;
  }

  private void printText(Console console) {
    line(console, "files", count(files));
    line(console, "bytes", count(stats.bytes()));
    line(console, "lines", count(stats.lines()) + " (" + count(stats.emptyLines()) + " empty)");
    line(console, "tokens", count(stats.tokens()));
    line(console, "types", count(stats.types()) + " (" + count(stats.hapaxes()) + " occur once)");
    stats
        .coverageByTypes()
        .forEach(
            (types, share) ->
                line(
                    console,
                    "coverage",
                    percent(share) + " by the " + count(types) + " most frequent"));
    line(
        console,
        "min-count 5",
        count(stats.typesMinCount5())
            + " types, "
            + percent(stats.coverageMinCount5())
            + " of the tokens");
    line(console, "broken bytes", count(stats.brokenBytes()));
    stats
        .longestLine()
        .ifPresent(
            longest ->
                line(
                    console,
                    "longest line",
                    count(longest.bytes())
                        + " bytes ("
                        + longest.file()
                        + ", line "
                        + count(longest.number())
                        + ")"));
    String about = stats.duplicateLinesExact() ? "" : "about ";
    line(console, "duplicate lines", about + count(stats.duplicateLines()));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  private static void line(Console console, String name, String value) {
    console.out().printf("%-16s %s%n", name, value);
  }
}
