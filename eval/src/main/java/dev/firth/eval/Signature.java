package dev.firth.eval;

import dev.firth.runs.FirthVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The settings a score was computed with, as one line that can be quoted beside the number, in the
 * manner of sacreBLEU: {@code
 * analogy|method:3cosadd|case:ascii|restrict:30000|version:firth-0.1.0}. Two scores may be compared
 * when their signatures are equal.
 *
 * @param metric what was measured
 * @param settings every setting that can change the score, in a fixed order
 */
public record Signature(String metric, List<Map.Entry<String, String>> settings) {
  public Signature {
    settings = List.copyOf(settings);
  }

  /** A signature without settings yet. */
  public static Signature of(String metric) {
    return new Signature(metric, List.of());
  }

  /** This signature with one more setting. */
  public Signature with(String name, Object value) {
    var extended = new ArrayList<>(settings);
    extended.add(Map.entry(name, value.toString()));
    return new Signature(metric, extended);
  }

  /** This signature with one more setting right after another, or at the end without that one. */
  public Signature withAfter(String earlier, String name, Object value) {
    var extended = new ArrayList<>(settings);
    int place = 0;
    while (place < extended.size() && !extended.get(place).getKey().equals(earlier)) {
      place++;
    }
    extended.add(Math.min(place + 1, extended.size()), Map.entry(name, value.toString()));
    return new Signature(metric, extended);
  }

  /** The one line, ending with the version of Firth. */
  @Override
  public String toString() {
    return metric + "|" + settingsLine();
  }

  /** The line without the metric, for where its name stands beside: sacreBLEU's signature. */
  public String settingsLine() {
    return settingsLine(Map.of());
  }

  /**
   * The line without the metric, with names of settings shortened.
   *
   * @param abbreviations the short names of settings, "version" among them; others stay as they are
   */
  public String settingsLine(Map<String, String> abbreviations) {
    var line = new StringBuilder();
    for (var setting : settings) {
      line.append(abbreviations.getOrDefault(setting.getKey(), setting.getKey()));
      line.append(':').append(setting.getValue()).append('|');
    }
    line.append(abbreviations.getOrDefault("version", "version"));
    return line.append(":firth-").append(FirthVersion.current()).toString();
  }
}
