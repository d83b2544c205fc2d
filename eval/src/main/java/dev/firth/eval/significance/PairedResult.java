package dev.firth.eval.significance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a paired test says of a system and its baseline.
 *
 * @param test "paired bootstrap" or "paired approximate randomization"
 * @param baseline the baseline's score
 * @param system the system's score
 * @param pValue about how often a difference as great as this one arises by chance where the
 *     systems are alike
 * @param samples resamples or trials
 * @param undefined how many of them had no score and were left out
 * @param seed what the draws began with
 */
public record PairedResult(
    String test,
    double baseline,
    double system,
    double pValue,
    int samples,
    int undefined,
    long seed) {

  /** How much better the system is; negative if it is worse. */
  public double difference() {
    return system - baseline;
  }

  /** The same test with system and baseline changed, which a two-sided test does not tell apart. */
  PairedResult turnedRound() {
    return new PairedResult(
        test, /* baseline= */ system, /* system= */ baseline, pValue, samples, undefined, seed);
  }

  /** Whether chance is an unlikely cause, at a level such as 0.05. */
  public boolean significantAt(double level) {
    return pValue < level;
  }

  /** As values for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("test", test);
    map.put("baseline", baseline);
    map.put("system", system);
    map.put("difference", difference());
    map.put("pValue", pValue);
    map.put("samples", samples);
    if (undefined > 0) {
      map.put("undefined", undefined);
    }
    map.put("seed", seed);
    return map;
  }
}
