package dev.firth.transformer.bert.pretrain;

import java.util.List;

/** Predicts the most frequent token of the training text, whatever stands beside. */
final class UnigramBaseline {
  private UnigramBaseline() {}

  /** Scores it on some targets; NaN without any. */
  static BaselineScore score(UnigramCounts counts, int mostFrequent, List<MaskedTarget> targets) {
    double sum = 0;
    long hits = 0;
    for (MaskedTarget target : targets) {
      sum -= Math.log(counts.probability(target.id()));
      hits += target.id() == mostFrequent ? 1 : 0;
    }
    int n = targets.size();
    return new BaselineScore((double) hits / n, Math.exp(sum / n), n);
  }
}
