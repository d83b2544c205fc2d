package dev.firth.eval.significance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a score lies over the resamples of a bootstrap: the percentile interval.
 *
 * @param level the share of the resamples inside, as 0.95
 * @param mean the mean score of the resamples
 * @param lower the score that the share below the interval does not exceed
 * @param upper the score that the share above the interval does not fall below
 * @param samples how many resamples were drawn
 * @param undefined how many of them had no score and were left out
 * @param seed what the draws began with
 */
public record ConfidenceInterval(
    double level, double mean, double lower, double upper, int samples, int undefined, long seed) {

  /** Half the width: what sacreBLEU prints after ±. */
  public double halfWidth() {
    return 0.5 * (upper - lower);
  }

  /** As values for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("level", level);
    map.put("mean", mean);
    map.put("lower", lower);
    map.put("upper", upper);
    map.put("halfWidth", halfWidth());
    map.put("samples", samples);
    if (undefined > 0) {
      map.put("undefined", undefined);
    }
    map.put("seed", seed);
    return map;
  }
}
