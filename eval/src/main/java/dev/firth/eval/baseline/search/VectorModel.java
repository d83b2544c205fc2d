package dev.firth.eval.baseline.search;

import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.runs.UsageException;
import java.io.IOException;

/**
 * The vector space model: a document's score is the product of its vector with the query's.
 *
 * @param document how documents are weighted
 * @param query how queries are
 * @param limits which terms count
 */
public record VectorModel(Weighting document, Weighting query, TermLimits limits)
    implements RankingModel {
  /** What scikit-learn users do: the cosine of {@code TfidfVectorizer}'s vectors. */
  public static VectorModel sklearn() {
    return symmetric(Weighting.sklearn());
  }

  /** Documents and queries alike. */
  public static VectorModel symmetric(Weighting weighting) {
    return new VectorModel(weighting, weighting, TermLimits.none());
  }

  /**
   * SMART's notation for both, such as {@code lnc.ltc}: documents first.
   *
   * @throws UsageException if it is none
   */
  public static VectorModel smart(String notation) {
    if (!notation.matches("[^.]*\\.[^.]*")) {
      throw new UsageException(
          "'"
              + notation
              + "' is no pair of SMART weightings; three letters for documents, a point and three"
              + " for queries, such as lnc.ltc");
    }
    int point = notation.indexOf('.');
    return new VectorModel(
        Weighting.smart(notation.substring(0, point)),
        Weighting.smart(notation.substring(point + 1)),
        TermLimits.none());
  }

  public VectorModel withLimits(TermLimits newLimits) {
    return new VectorModel(document, query, newLimits);
  }

  @Override
  public Ranker on(SearchIndex index) throws IOException {
    return new VectorRanker(index, this);
  }
}
