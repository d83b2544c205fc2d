package dev.firth.eval.vectors;

import dev.firth.eval.significance.ConfidenceInterval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How two models did on one set, over what both know.
 *
 * @param set the name of the set
 * @param measure what the values are: accuracy, spearman or purity
 * @param common questions, pairs or words that both models know
 * @param onlyOne those that one of them knows and the other does not, which are left out
 * @param first the value of the first model over the common ones; NaN if it is not defined
 * @param second the value of the second model
 * @param difference where second - first lies if the common ones are drawn anew; empty if a value
 *     is not defined
 * @param pValue of the paired bootstrap test: about how often so great a difference arises by
 *     chance where the models are alike; NaN if a value is not defined
 * @param signature the settings of both, in one line
 */
public record SetComparison(
    String set,
    String measure,
    int common,
    int onlyOne,
    double first,
    double second,
    Optional<ConfidenceInterval> difference,
    double pValue,
    String signature) {
  /** As values for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("set", set);
    map.put("measure", measure);
    map.put("common", common);
    map.put("onlyOne", onlyOne);
    map.put("first", first);
    map.put("second", second);
    map.put("difference", second - first);
    difference.ifPresent(interval -> map.put("confidence", interval.toMap()));
    map.put("pValue", pValue);
    map.put("signature", signature);
    return map;
  }
}
