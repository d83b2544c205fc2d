package dev.firth.eval.vectors;

import dev.firth.eval.significance.ConfidenceInterval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How vectors did on one set: a row of a table.
 *
 * @param set the name of the set
 * @param measure what the value is: accuracy, spearman or purity
 * @param value in [0, 1], for spearman in [-1, 1]; NaN if it is not defined
 * @param confidence where the value lies if the questions, pairs or words are drawn anew
 * @param used questions, pairs or words that could be scored
 * @param missed those left out because a word is unknown
 * @param signature the settings, in one line
 */
public record SetScore(
    String set,
    String measure,
    double value,
    Optional<ConfidenceInterval> confidence,
    int used,
    int missed,
    String signature) {
  /** As values for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("set", set);
    map.put("measure", measure);
    map.put("value", value);
    map.put("used", used);
    map.put("missed", missed);
    confidence.ifPresent(interval -> map.put("confidence", interval.toMap()));
    map.put("signature", signature);
    return map;
  }
}
