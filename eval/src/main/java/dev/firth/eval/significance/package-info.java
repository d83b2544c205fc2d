/**
 * How far a score can be trusted: confidence intervals, and tests of whether two systems differ.
 * All of it works on any score that can be computed again over a draw of its items: sentences,
 * queries, questions, word pairs.
 */
package dev.firth.eval.significance;
