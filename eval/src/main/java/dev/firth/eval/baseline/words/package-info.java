/**
 * Words without learning: spaces counted from a text, which learned vectors must beat on analogies
 * and similarities. Documents and queries are in the packages beside this one.
 */
package dev.firth.eval.baseline.words;
