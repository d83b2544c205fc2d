package dev.firth.eval.ranking;

import dev.firth.eval.Signature;
import dev.firth.runs.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores a run against judgements as {@code trec_eval} (version 10) does, query by query and in the
 * mean: equal scores in a run are put in order by document ({@link ScoredDocument#BEST_FIRST}), a
 * query without relevant documents counts 0, the mean is over the queries that both files have.
 */
public final class RankingMetrics {
  private RankingMetrics() {}

  /**
   * Scores a run.
   *
   * @throws BadInputException if the run and the judgements have no query in common
   */
  public static RankingResult evaluate(TrecRun run, Qrels qrels, RankingOptions options)
      throws BadInputException {
    List<String> common = qrels.queries().stream().filter(run.queries()::contains).toList();
    if (common.isEmpty()) {
      throw nothingInCommon(run, qrels);
    }
    var counted = new ArrayList<String>(options.complete() ? qrels.queries() : common);
    counted.sort(ByteOrder::compare);
    return new RankingResult(
        run.name(),
        options.measures(),
        counted.stream().map(query -> score(query, run, qrels, options)).toList(),
        qrels.queries().size() - common.size(),
        run.queries().size() - common.size(),
        signature(options));
  }

  private static BadInputException nothingInCommon(TrecRun run, Qrels qrels) {
    return new BadInputException(
        "no query of the run is judged: the run has "
            + first(run.queries())
            + ", the judgements have "
            + first(qrels.queries())
            + "; do the two belong together?");
  }

  private static String first(Iterable<String> queries) {
    var all = queries.iterator();
    return all.hasNext() ? "'" + all.next() + "' and others" : "none";
  }

  private static QueryScore score(String query, TrecRun run, Qrels qrels, RankingOptions options) {
    List<ScoredDocument> ranking = run.ranking(query);
    if (options.depth() > 0 && options.depth() < ranking.size()) {
      ranking = ranking.subList(0, options.depth());
    }
    var judged = JudgedRanking.of(ranking, qrels.judgements(query), options.relevanceLevel());
    return new QueryScore(
        query,
        judged.retrieved(),
        judged.relevant(),
        judged.relevantRetrieved(Integer.MAX_VALUE),
        options.measures().stream().map(measure -> measure.of(judged)).toList());
  }

  private static Signature signature(RankingOptions options) {
    return Signature.of("ranking")
        .with("level", options.relevanceLevel())
        .with("depth", options.depth() == 0 ? "all" : options.depth())
        .with("queries", options.complete() ? "judged" : "common")
        .with("ties", "id-descending");
  }
}
