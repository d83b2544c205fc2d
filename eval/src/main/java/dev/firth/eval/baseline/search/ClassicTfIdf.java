package dev.firth.eval.baseline.search;

import dev.firth.eval.Signature;
import dev.firth.eval.baseline.index.SearchIndex;
import org.apache.lucene.search.similarities.ClassicSimilarity;

/**
 * Lucene's classic TF-IDF ({@code ClassicSimilarity}): a query's term adds
 *
 * <pre>{@code √tf · (1 + ln((N + 1) / (df + 1))) / √dl}</pre>
 *
 * as often as the query has it, where dl is the document's number of terms, rounded as in {@link
 * Bm25}, and N the number of documents that have terms. Lucene's first releases squared the
 * logarithm and multiplied by a query norm and a coordination factor; it no longer does.
 */
public record ClassicTfIdf() implements RankingModel {
  @Override
  public Ranker on(SearchIndex index) {
    return new LuceneRanker(
        index, new ClassicSimilarity(), Signature.of("tfidf").with("form", "lucene-classic"));
  }
}
