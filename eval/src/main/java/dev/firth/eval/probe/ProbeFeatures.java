package dev.firth.eval.probe;

import dev.firth.eval.Signature;
import dev.firth.eval.baseline.search.SparseVector;

/** How texts become the features of a probe. Thread-safe. */
public interface ProbeFeatures {
  /** A short name for tables: {@code tfidf}, {@code sif}. */
  String name();

  /** The features of a text; none for a text of which nothing is known. */
  SparseVector of(String text);

  /** Whether a feature can be below zero, which naive Bayes cannot take. */
  boolean mayBeNegative();

  /** Everything that decides the features. */
  Signature signature();
}
