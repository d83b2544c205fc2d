package dev.firth.seq2seq.search;

import java.util.List;

/**
 * How finished hypotheses are scored.
 *
 * @param keepAttention whether hypotheses keep attention that was needed for the score
 */
record Scoring(LengthPenalty length, CoveragePenalty coverage, boolean keepAttention) {
  /** Scores are log-probabilities. */
  static Scoring plain(boolean attention) {
    return new Scoring(LengthPenalty.NONE, CoveragePenalty.NONE, attention);
  }

  boolean needsAttention() {
    return keepAttention || coverage.applies();
  }

  Hypothesis hypothesis(
      Sentence sentence,
      int[] tokens,
      boolean ended,
      float[] logProbabilities,
      double logProbability,
      List<float[]> attention,
      boolean constraintsMet) {
    double score =
        logProbability / length.divisor(logProbabilities.length)
            + coverage.of(attention, sentence.input().sourceLength());
    return new Hypothesis(
        tokens,
        ended,
        logProbabilities,
        logProbability,
        score,
        keepAttention ? attention : List.of(),
        constraintsMet);
  }

  /** The best score that the path can come to: coverage costs nothing at best. */
  double bound(Path path) {
    return length.bound(path.logProbability(), path.length() + 1, path.sentence().maxLength());
  }
}
