/** Scores of plain data and what they mean: correlations, signatures; no model lives here. */
package dev.firth.eval;
