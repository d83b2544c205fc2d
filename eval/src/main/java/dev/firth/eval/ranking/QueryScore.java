package dev.firth.eval.ranking;

import java.util.List;

/**
 * The scores of one query.
 *
 * @param retrieved documents in the run, down to the depth
 * @param relevant relevant documents, found or not
 * @param relevantRetrieved relevant documents in the run, down to the depth
 * @param values the value of each measure, in the order of {@link RankingResult#measures()}
 */
public record QueryScore(
    String query, int retrieved, int relevant, int relevantRetrieved, List<Double> values) {
  public QueryScore {
    values = List.copyOf(values);
  }
}
