package dev.firth.eval.baseline.dense;

import dev.firth.eval.ranking.ScoredDocument;
import java.io.IOException;
import java.util.List;

/** Finds the documents whose vectors are nearest to a query's, by their cosines. Thread-safe. */
public interface VectorSearch {
  /**
   * The nearest documents, the best first; none for a query of zeros.
   *
   * @param query as many values as the documents' vectors have, of any length
   * @param top how many, at least 1; all if there are fewer
   */
  List<ScoredDocument> search(float[] query, int top) throws IOException;

  /** How it searches, in one word or a few joined by dashes, for signatures. */
  String signature();
}
