package dev.firth.eval.report;

/**
 * A part of a report: one plot with its numbers, or a table. The numbers are what the JSON file
 * holds too, in the same words.
 */
public sealed interface Panel
    permits BarPanel, CurvePanel, HeatPanel, MatrixPanel, ReliabilityPanel, TablePanel {
  /** What it shows, as a heading. */
  String title();

  /** How to read it, in a sentence or two; may be empty. */
  String caption();
}
