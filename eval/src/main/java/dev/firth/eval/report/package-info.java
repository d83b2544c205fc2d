/**
 * An evaluation as something to read: a {@link dev.firth.eval.report.Report} is plain data
 * (figures, bars, curves, matrices, tables) that becomes one HTML page, which needs no script and
 * loads nothing, and a JSON file with the same numbers beside it.
 */
package dev.firth.eval.report;
