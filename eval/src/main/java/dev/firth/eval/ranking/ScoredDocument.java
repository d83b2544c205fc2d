package dev.firth.eval.ranking;

import java.util.Comparator;

/**
 * A document that a query found.
 *
 * @param id its name in the collection, without white space
 * @param score higher is better; not NaN, which cannot be ranked
 */
public record ScoredDocument(String id, double score) {
  /**
   * The order of a ranking, best first, as in {@code trec_eval}: by score, equal scores by the
   * bytes of the ids, downwards. Ranks that a run file may state are not asked.
   */
  public static final Comparator<ScoredDocument> BEST_FIRST = ScoredDocument::compareBestFirst;

  /**
   * Checks the score.
   *
   * @throws IllegalArgumentException if it is NaN
   */
  public ScoredDocument {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("the score of document " + id + " is not a number");
    }
  }

  private static int compareBestFirst(ScoredDocument a, ScoredDocument b) {
    // Not Double.compare: 0.0 and -0.0 are a tie.
    if (a.score != b.score) {
      return a.score > b.score ? -1 : 1;
    }
    return ByteOrder.compare(b.id, a.id);
  }
}
