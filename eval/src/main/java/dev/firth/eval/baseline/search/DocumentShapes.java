package dev.firth.eval.baseline.search;

import dev.firth.eval.baseline.index.SearchIndex;
import java.io.IOException;

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
    var postings = new TermPostings(index, table);
    for (int term = 0; term < table.size(); term++) {
      postings.visit(term, this::add);
    }
    pivot = averageOfThoseWithTerms();
  }

  private void add(int document, int frequency) {
    unique[document]++;
    largest[document] = Math.max(largest[document], frequency);
    sum[document] += frequency;
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
