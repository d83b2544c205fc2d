/**
 * How good word vectors are: analogy questions and human similarity judgements, both scored through
 * {@link dev.firth.eval.vectors.WordSpace}, so that learned vectors and counted baselines meet the
 * same judge.
 */
package dev.firth.eval.vectors;
