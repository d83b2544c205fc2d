/** Ranking documents without learning: TF-IDF in its variants and BM25. */
package dev.firth.eval.baseline.search;
