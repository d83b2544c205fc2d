/**
 * Documents found by the vectors of their words: sentence vectors, searched one by one or through
 * Lucene's graph.
 */
package dev.firth.eval.baseline.dense;
