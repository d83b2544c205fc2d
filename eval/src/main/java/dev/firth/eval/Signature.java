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

  /** The one line, ending with the version of Firth. */
  @Override
  public String toString() {
    var line = new StringBuilder(metric);
    settings.forEach(s -> line.append('|').append(s.getKey()).append(':').append(s.getValue()));
    return line.append("|version:firth-").append(FirthVersion.current()).toString();
  }
}
