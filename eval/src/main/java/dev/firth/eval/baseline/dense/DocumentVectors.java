package dev.firth.eval.baseline.dense;

import dev.firth.embeddings.sentence.SentenceEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Documents as vectors of length one. Those without a vector (no word known, or a vector of zeros)
 * are counted and otherwise absent: nothing finds them. Immutable; four bytes a value in memory.
 */
public final class DocumentVectors {
  private final List<String> ids;
  private final List<float[]> rows;
  private final int dim;
  private final int without;

  private DocumentVectors(List<String> ids, List<float[]> rows, int dim, int without) {
    this.ids = List.copyOf(ids);
    this.rows = List.copyOf(rows);
    this.dim = dim;
    this.without = without;
  }

  /**
   * Encodes documents.
   *
   * @param ids their names
   * @param texts their words, in the same order
   * @throws IllegalArgumentException if there are more of one than of the other
   */
  public static DocumentVectors of(
      List<String> ids, List<List<String>> texts, SentenceEncoder encoder) {
    if (ids.size() != texts.size()) {
      throw new IllegalArgumentException(ids.size() + " names for " + texts.size() + " texts");
    }
    var named = new ArrayList<String>();
    var rows = new ArrayList<float[]>();
    for (int i = 0; i < ids.size(); i++) {
      float[] row = encoder.encode(texts.get(i)).map(UnitVector::of).orElse(null);
      if (row != null) {
        named.add(ids.get(i));
        rows.add(row);
      }
    }
    return new DocumentVectors(named, rows, encoder.dim(), ids.size() - rows.size());
  }

  /** How many documents have a vector. */
  public int size() {
    return rows.size();
  }

  /** How many documents have none. */
  public int without() {
    return without;
  }

  /** The number of values of a vector. */
  public int dim() {
    return dim;
  }

  /** The name of a document by its number, from 0 in the order they came. */
  public String id(int document) {
    return ids.get(document);
  }

  /** The vector of a document, not a copy. */
  float[] row(int document) {
    return rows.get(document);
  }

  /** The query's unit vector, or null if it has no direction. */
  float[] unit(float[] query) {
    if (query.length != dim) {
      throw new IllegalArgumentException(
          "a query of " + query.length + " values where documents have " + dim);
    }
    return UnitVector.of(query);
  }
}
