package dev.firth.eval.baseline.search;

import dev.firth.eval.Signature;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.eval.baseline.index.TermBag;
import java.io.IOException;
import java.util.List;

/** Finds documents of an index for a query. Thread-safe. */
public interface Ranker {
  /** The index that is searched. */
  SearchIndex index();

  /**
   * The best documents for a query: the best first, equally good ones in the index's order. A
   * document without a term of the query is never among them, so there may be fewer.
   *
   * @param top how many, at least 1
   */
  List<Hit> search(TermBag query, int top) throws IOException;

  /** The best documents for a query in words. */
  default List<Hit> search(String query, int top) throws IOException {
    return search(index().termsOf(query), top);
  }

  /** How a document's score for a query comes about. */
  ScoreExplanation explain(TermBag query, int document) throws IOException;

  /** How it ranks. */
  Signature signature();
}
