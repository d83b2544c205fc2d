package dev.firth.eval.ranking;

import java.util.List;

/**
 * How a run is scored.
 *
 * @param relevanceLevel the lowest grade that counts as relevant ({@code trec_eval -l}); the gains
 *     of nDCG do not depend on it
 * @param depth how many documents of a query count, from the best ({@code trec_eval -M}); 0 for all
 * @param complete whether queries that are judged and not in the run count as 0 ({@code trec_eval
 *     -c}) or not at all
 * @param measures what is measured, without repetition
 */
public record RankingOptions(
    int relevanceLevel, int depth, boolean complete, List<RankingMeasure> measures) {
  public RankingOptions {
    if (relevanceLevel < 1) {
      throw new IllegalArgumentException("relevance level " + relevanceLevel + " is less than 1");
    }
    if (depth < 0) {
      throw new IllegalArgumentException("depth " + depth + " is negative");
    }
    measures = measures.stream().distinct().toList();
  }

  /** As {@code trec_eval} without options: grade 1 is relevant, all documents of common queries. */
  public static RankingOptions defaults() {
    return new RankingOptions(1, 0, false, RankingMeasure.all());
  }

  public RankingOptions withRelevanceLevel(int newLevel) {
    return new RankingOptions(newLevel, depth, complete, measures);
  }

  public RankingOptions withDepth(int newDepth) {
    return new RankingOptions(relevanceLevel, newDepth, complete, measures);
  }

  public RankingOptions withComplete(boolean nowComplete) {
    return new RankingOptions(relevanceLevel, depth, nowComplete, measures);
  }

  public RankingOptions withMeasures(List<RankingMeasure> newMeasures) {
    return new RankingOptions(relevanceLevel, depth, complete, newMeasures);
  }
}
