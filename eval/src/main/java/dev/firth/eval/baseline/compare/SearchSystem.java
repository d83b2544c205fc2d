package dev.firth.eval.baseline.compare;

import dev.firth.runs.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ways to find documents that are compared. */
public enum SearchSystem {
  /** The vector space model over terms. */
  TFIDF("tfidf"),
  /** BM25 over terms. */
  BM25("bm25"),
  /** The cosine of plain means of word vectors. */
  MEAN("mean"),
  /** The cosine of idf-weighted means of word vectors. */
  IDF_MEAN("idf-mean"),
  /** The cosine of SIF vectors (Arora et al. 2017). */
  SIF("sif"),
  /** The same vectors, searched through Lucene's HNSW graph. */
  HNSW("hnsw"),
  /** Reciprocal rank fusion of others. */
  RRF("rrf");

  private final String label;

  SearchSystem(String label) {
    this.label = label;
  }

  /** The name in tables, runs and options. */
  public String label() {
    return label;
  }

  /**
   * The system of a name.
   *
   * @throws UsageException if there is none
   */
  public static SearchSystem ofLabel(String name) {
    return Arrays.stream(values())
        .filter(system -> system.label.equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException("no system is called '" + name + "'; choose from " + labels()));
  }

  /** All names, for help and messages. */
  public static String labels() {
    return Arrays.stream(values()).map(SearchSystem::label).collect(Collectors.joining(", "));
  }
}
