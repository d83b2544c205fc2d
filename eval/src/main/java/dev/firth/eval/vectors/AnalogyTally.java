package dev.firth.eval.vectors;

import dev.firth.eval.vectors.AnalogyOutcomes.Outcome;

/** Counts outcomes. */
final class AnalogyTally {
  private int correct;
  private int correctInTop;
  private int seen;
  private int total;

  void count(Outcome outcome) {
    total++;
    seen += outcome.seen() ? 1 : 0;
    correct += outcome.correct() ? 1 : 0;
    correctInTop += outcome.correctInTop() ? 1 : 0;
  }

  AnalogyScore score() {
    return new AnalogyScore(correct, correctInTop, seen, total);
  }
}
