package dev.firth.eval.baseline.search;

import dev.firth.eval.baseline.index.SearchIndex;
import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/** The documents of terms, term by term. For one thread. */
final class TermPostings {
  private final TermTable table;
  private final TermsEnum terms;
  private PostingsEnum postings;

  TermPostings(SearchIndex index, TermTable table) throws IOException {
    this.table = table;
    this.terms = index.segment().terms(SearchIndex.WORDS).iterator();
  }

  /** Takes a document of a term. */
  @FunctionalInterface
  interface Visitor {
    void document(int document, int frequency);
  }

  /** Goes through the documents of a term, in their order. */
  void visit(int term, Visitor visitor) throws IOException {
    if (!terms.seekExact(table.term(term))) {
      throw new IOException("the index lost the term " + table.term(term).utf8ToString());
    }
    postings = terms.postings(postings, PostingsEnum.FREQS);
    int document = postings.nextDoc();
    while (document != DocIdSetIterator.NO_MORE_DOCS) {
      visitor.document(document, postings.freq());
      document = postings.nextDoc();
    }
  }
}
