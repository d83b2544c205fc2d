package dev.firth.eval.baseline.search;

import dev.firth.eval.baseline.index.SearchIndex;
import java.io.IOException;

/** A way to score documents for a query, with its parameters. */
public sealed interface RankingModel permits Bm25, ClassicTfIdf, VectorModel {
  /** This way of ranking over an index, which must stay open. */
  Ranker on(SearchIndex index) throws IOException;
}
