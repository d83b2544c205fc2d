package dev.firth.eval.baseline.search;

import dev.firth.eval.baseline.index.SearchIndex;
import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/** Of every document: its different terms, its longest row of one term, the sum of all. */
final class DocumentShapes {
  private final int[] unique;
  private final int[] largest;
  private final long[] sum;
  private final double pivot;

  DocumentShapes(SearchIndex index, TermTable table) throws IOException {
    unique = new int[index.size()];
    largest = new int[index.size()];
    sum = new long[index.size()];
    TermsEnum all = index.segment().terms(SearchIndex.WORDS).iterator();
    PostingsEnum postings = null;
    for (int term = 0; term < table.size(); term++) {
      all.seekExact(table.term(term));
      postings = all.postings(postings, PostingsEnum.FREQS);
      int document;
      while ((document = postings.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS) {
        unique[document]++;
        largest[document] = Math.max(largest[document], postings.freq());
        sum[document] += postings.freq();
      }
    }
    pivot = averageOfThoseWithTerms();
  }

  private double averageOfThoseWithTerms() {
    long terms = 0;
    int documents = 0;
    for (int count : unique) {
      terms += count;
      documents += count > 0 ? 1 : 0;
    }
    return documents == 0 ? 1 : (double) terms / documents;
  }

  int unique(int document) {
    return unique[document];
  }

  int largest(int document) {
    return largest[document];
  }

  double average(int document) {
    return unique[document] == 0 ? 0 : (double) sum[document] / unique[document];
  }

  /** Different terms of a document on average. */
  double pivot() {
    return pivot;
  }
}
