package dev.firth.eval.baseline.search;

import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.eval.baseline.index.TermBag;
import dev.firth.eval.baseline.index.TermCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Documents and other texts as sparse vectors of term weights. Features are the terms of the index
 * within limits, numbered from 0 in the order of their UTF-8 bytes, which is also the order in
 * which scikit-learn sorts its vocabulary. Thread-safe.
 */
public final class TfIdfVectors {
  private final SearchIndex index;
  private final Weighting weighting;
  private final TermTable table;
  private final double pivot;

  private TfIdfVectors(SearchIndex index, Weighting weighting, TermTable table, double pivot) {
    this.index = index;
    this.weighting = weighting;
    this.table = table;
    this.pivot = pivot;
  }

  /**
   * Reads the vocabulary of an index, which must stay open.
   *
   * @throws dev.firth.runs.UsageException if no term is within the limits
   */
  public static TfIdfVectors of(SearchIndex index, Weighting weighting, TermLimits limits)
      throws IOException {
    var table = new TermTable(index, limits);
    return new TfIdfVectors(index, weighting, table, pivot(index, weighting, table));
  }

  private static double pivot(SearchIndex index, Weighting weighting, TermTable table)
      throws IOException {
    return weighting.normalization() == Normalization.PIVOTED_UNIQUE
        ? new DocumentShapes(index, table).pivot()
        : 1;
  }

  /** What a ranker knows already. */
  TfIdfVectors(SearchIndex index, Weighting weighting, TermTable table, DocumentShapes shapes) {
    this(index, weighting, table, shapes.pivot());
  }

  /** How many features there are: the length of the vectors. */
  public int features() {
    return table.size();
  }

  /** The term of a feature. */
  public String term(int feature) {
    return table.term(feature).utf8ToString();
  }

  /** How many documents have a feature's term. */
  public int documents(int feature) {
    return table.documents(feature);
  }

  /** The part of a feature's weights that its document frequency makes. */
  public double idf(int feature) {
    return weighting.documentFrequency().of(table.documents(feature), index.size());
  }

  /** The vector of a document of the index. */
  public SparseVector of(int document) throws IOException {
    return of(index.termsOf(document));
  }

  /** The vector of a text; terms that the index does not have are left out. */
  public SparseVector of(String text) {
    return of(index.termsOf(text));
  }

  /** The vector of counted terms; terms that the index does not have are left out. */
  public SparseVector of(TermBag bag) {
    var features = new int[bag.counts().size()];
    var frequencies = new int[features.length];
    int size = 0;
    for (TermCount count : bag.counts()) {
      int feature = table.find(count.term());
      if (feature >= 0) {
        features[size] = feature;
        frequencies[size++] = count.frequency();
      }
    }
    features = Arrays.copyOf(features, size);
    return new SparseVector(
        features, weights(features, Arrays.copyOf(frequencies, size), bag.bytes()));
  }

  /** The terms of a text with the largest weights; equal ones in the order of their bytes. */
  public List<TermWeight> topTerms(TermBag bag, int top) {
    SparseVector vector = of(bag);
    var terms = new ArrayList<TermWeight>();
    for (TermCount count : bag.counts()) {
      int feature = table.find(count.term());
      if (feature >= 0) {
        double weight = vector.values()[terms.size()];
        terms.add(
            new TermWeight(count.text(), weight, count.frequency(), table.documents(feature)));
      }
    }
    terms.sort(Comparator.comparingDouble(TermWeight::weight).reversed());
    return List.copyOf(terms.subList(0, Math.min(top, terms.size())));
  }

  private double[] weights(int[] features, int[] frequencies, long bytes) {
    int largest = Arrays.stream(frequencies).max().orElse(0);
    double average = Arrays.stream(frequencies).average().orElse(0);
    var weights = new double[features.length];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      double tf = weighting.termFrequency().of(frequencies[i], largest, average);
      weights[i] = tf * idf(features[i]);
      sum += weights[i];
      squares += weights[i] * weights[i];
    }
    double divisor = weighting.divisor(sum, squares, weights.length, pivot, bytes);
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= divisor;
    }
    return weights;
  }
}
