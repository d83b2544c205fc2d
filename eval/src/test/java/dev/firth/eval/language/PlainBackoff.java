package dev.firth.eval.language;

import java.util.List;
import java.util.Map;

/** A backoff model as the ARPA format defines it, by recursion over maps. */
record PlainBackoff(Map<List<String>, Double> probabilities, Map<List<String>, Double> backoffs) {
  /** The log10 probability of the last word after the others; all are in the model. */
  double score(List<String> ngram) {
    Double listed = probabilities.get(ngram);
    if (listed != null) {
      return listed;
    }
    if (ngram.size() == 1) {
      throw new IllegalArgumentException("not in the model: " + ngram);
    }
    double weight = backoffs.getOrDefault(ngram.subList(0, ngram.size() - 1), 0.0);
    return weight + score(ngram.subList(1, ngram.size()));
  }
}
