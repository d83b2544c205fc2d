package dev.firth.eval.baseline.compare;

import dev.firth.eval.ranking.ScoredDocument;
import dev.firth.eval.ranking.TrecRun;
import dev.firth.runs.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): a document scores the sum of 1
 * / (k + rank) over the runs that found it, ranks from 1. Scores of the runs need not be
 * comparable.
 *
 * @param k what softens the difference between high ranks, 0 or more
 */
public record ReciprocalRankFusion(int k) {
  /** The paper's k. */
  public static final int DEFAULT_K = 60;

  public ReciprocalRankFusion {
    if (k < 0) {
      throw new UsageException("k of the fusion is " + k + "; give a number from 0, such as 60");
    }
  }

  /** k = 60. */
  public static ReciprocalRankFusion defaults() {
    return new ReciprocalRankFusion(DEFAULT_K);
  }

  /**
   * Puts runs together, query by query; a query need not be in all of them.
   *
   * @param name of the new run
   * @param depth documents a query keeps, at least 1
   */
  public TrecRun fuse(String name, List<TrecRun> runs, int depth) {
    var queries = new LinkedHashSet<String>();
    runs.forEach(run -> queries.addAll(run.queries()));
    var rankings = new LinkedHashMap<String, List<ScoredDocument>>();
    for (String query : queries) {
      rankings.put(query, ranking(query, runs, depth));
    }
    return new TrecRun(name, rankings);
  }

  private List<ScoredDocument> ranking(String query, List<TrecRun> runs, int depth) {
    var scores = new LinkedHashMap<String, Double>();
    for (TrecRun run : runs) {
      int rank = 0;
      for (ScoredDocument document : run.ranking(query)) {
        rank++;
        scores.merge(document.id(), 1 / ((double) k + rank), Double::sum);
      }
    }
    var fused = new ArrayList<ScoredDocument>(scores.size());
    for (Map.Entry<String, Double> entry : scores.entrySet()) {
      fused.add(new ScoredDocument(entry.getKey(), entry.getValue()));
    }
    fused.sort(ScoredDocument.BEST_FIRST);
    return fused.subList(0, Math.min(depth, fused.size()));
  }
}
