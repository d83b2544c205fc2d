package dev.firth.eval.ranking;

import dev.firth.eval.Signature;
import java.util.List;

/**
 * The scores of a run.
 *
 * @param run the name of the run
 * @param measures what was measured
 * @param queries the score of each query that counts, in the order of the bytes of their names (as
 *     {@code trec_eval} prints them)
 * @param missing queries that are judged and not in the run
 * @param unjudged queries of the run that nobody judged: they cannot be scored
 * @param signature the settings
 */
public record RankingResult(
    String run,
    List<RankingMeasure> measures,
    List<QueryScore> queries,
    int missing,
    int unjudged,
    Signature signature) {
  public RankingResult {
    measures = List.copyOf(measures);
    queries = List.copyOf(queries);
  }

  /**
   * The mean of a measure over the queries: MAP of {@code map}, MRR of {@code recip_rank}.
   *
   * @throws IllegalArgumentException if it was not measured
   */
  public double mean(RankingMeasure measure) {
    double sum = 0;
    for (double value : values(measure)) {
      sum += value;
    }
    return sum / queries.size();
  }

  /**
   * The values of a measure, query by query, for significance tests and intervals.
   *
   * @throws IllegalArgumentException if it was not measured
   */
  public double[] values(RankingMeasure measure) {
    int index = measures.indexOf(measure);
    if (index < 0) {
      throw new IllegalArgumentException(measure + " was not measured");
    }
    return queries.stream().mapToDouble(query -> query.values().get(index)).toArray();
  }

  /** Documents in the run, relevant documents, and relevant documents in the run, all queries. */
  public QueryScore totals() {
    return new QueryScore(
        "all",
        queries.stream().mapToInt(QueryScore::retrieved).sum(),
        queries.stream().mapToInt(QueryScore::relevant).sum(),
        queries.stream().mapToInt(QueryScore::relevantRetrieved).sum(),
        measures.stream().map(this::mean).toList());
  }
}
