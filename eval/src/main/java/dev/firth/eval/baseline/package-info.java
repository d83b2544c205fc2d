/** What learned vectors must beat: spaces counted from the same text, without learning. */
package dev.firth.eval.baseline;
