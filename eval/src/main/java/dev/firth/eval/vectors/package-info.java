/**
 * How good word vectors are: analogy questions, human similarity judgements and categories of
 * words, all scored through {@link dev.firth.eval.vectors.WordSpace}, so that learned vectors and
 * counted baselines meet the same judge; and how sure a difference between two models is.
 */
package dev.firth.eval.vectors;
