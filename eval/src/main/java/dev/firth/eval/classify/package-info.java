/**
 * Scores of predicted labels, and of the probabilities behind them, as scikit-learn defines them.
 */
package dev.firth.eval.classify;
