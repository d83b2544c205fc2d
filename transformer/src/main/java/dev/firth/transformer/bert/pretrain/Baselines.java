package dev.firth.transformer.bert.pretrain;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What simple rules reach on the held-out rows: a model that does not beat them has learned
 * nothing.
 *
 * @param unigram always the most frequent token
 * @param bigram by the token before it
 * @param neighbours by the bigrams with the tokens left and right
 * @param pairs accuracy of always giving the more frequent answer about pairs; NaN without pairs
 */
public record Baselines(
    BaselineScore unigram, BaselineScore bigram, BaselineScore neighbours, double pairs) {
  /** As a plain map, for JSON. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("unigram", unigram.toMap());
    map.put("bigram", bigram.toMap());
    map.put("neighbours", neighbours.toMap());
    map.put("pairs", pairs);
    return map;
  }
}
