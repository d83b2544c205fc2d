package dev.firth.transformer.bert.pretrain;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well a simple rule predicts masked tokens.
 *
 * @param accuracy share that it predicts rightly, 0 to 1
 * @param perplexity per masked token
 * @param predictions how many were asked for
 */
public record BaselineScore(double accuracy, double perplexity, long predictions) {
  /** As a plain map, for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("accuracy", accuracy);
    map.put("perplexity", perplexity);
    map.put("predictions", predictions);
    return map;
  }
}
