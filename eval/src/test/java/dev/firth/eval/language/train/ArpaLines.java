package dev.firth.eval.language.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The n-grams of an ARPA file in a map, read line by line without any check. */
final class ArpaLines {
  /** Both numbers are decimal logarithms. */
  record Entry(float probability, float backoff) {}

  private ArpaLines() {}

  static Map<List<String>, Entry> read(Path file) throws IOException {
    var entries = new HashMap<List<String>, Entry>();
    boolean inSection = false;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("\\")) {
        inSection = line.endsWith("-grams:");
      } else if (inSection && !line.isEmpty()) {
        String[] fields = line.split("\t", -1);
        float backoff = fields.length > 2 ? Float.parseFloat(fields[2]) : 0;
        // Adding 0 makes of -0, which KenLM writes for some weights, the same number.
        entries.put(
            List.of(fields[1].split(" ")),
            new Entry(Float.parseFloat(fields[0]) + 0f, backoff + 0f));
      }
    }
    return entries;
  }
}
