package dev.firth.eval.baseline.search;

import dev.firth.eval.Signature;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.eval.baseline.index.TermBag;
import dev.firth.eval.baseline.index.TermCount;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.Similarity;

/** Ranks by one of Lucene's similarities, with Lucene's own search. */
final class LuceneRanker implements Ranker {
  private final SearchIndex index;
  private final IndexSearcher searcher;
  private final Signature signature;

  LuceneRanker(SearchIndex index, Similarity similarity, Signature signature) {
    this.index = index;
    this.searcher = new IndexSearcher(index.reader());
    this.signature = signature.with("terms", index.tokenizer().signature());
    searcher.setSimilarity(similarity);
    // The cache of all searchers, of no use to queries that come once.
    searcher.setQueryCache(null);
  }

  @Override
  public SearchIndex index() {
    return index;
  }

  @Override
  public List<Hit> search(TermBag query, int top) throws IOException {
    TopHits.check(top);
    var hits = new ArrayList<Hit>();
    for (ScoreDoc found : searcher.search(query(query), Math.min(top, index.size())).scoreDocs) {
      hits.add(new Hit(found.doc, index.id(found.doc), found.score));
    }
    return hits;
  }

  /** A term that the query has several times counts so often. */
  private static Query query(TermBag bag) {
    int most = IndexSearcher.getMaxClauseCount();
    if (bag.counts().size() > most) {
      throw new UsageException(
          "the query has %,d different terms, and Lucene takes %,d: shorten it, or use a vector model (--model smart or sklearn)"
              .formatted(bag.counts().size(), most));
    }
    var query = new BooleanQuery.Builder();
    for (TermCount term : bag.counts()) {
      var one = new TermQuery(new Term(SearchIndex.WORDS, term.term()));
      query.add(
          term.frequency() == 1 ? one : new BoostQuery(one, term.frequency()),
          BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }

  @Override
  public ScoreExplanation explain(TermBag query, int document) throws IOException {
    return converted(searcher.explain(query(query), document));
  }

  private static ScoreExplanation converted(Explanation explanation) {
    return new ScoreExplanation(
        explanation.getValue().doubleValue(),
        explanation.getDescription(),
        Arrays.stream(explanation.getDetails()).map(LuceneRanker::converted).toList());
  }

  @Override
  public Signature signature() {
    return signature;
  }
}
