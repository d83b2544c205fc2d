package dev.firth.seq2seq.search;

import java.util.ArrayList;
import java.util.List;

/** The best finished hypotheses of a sentence by score; of equal ones those that came first. */
final class FinishedHypotheses {
  private final int most;
  private final List<Hypothesis> best = new ArrayList<>();
  private int ever;

  FinishedHypotheses(int most) {
    this.most = most;
  }

  void add(Hypothesis hypothesis) {
    ever++;
    int place = best.size();
    while (place > 0 && best.get(place - 1).score() < hypothesis.score()) {
      place--;
    }
    best.add(place, hypothesis);
    if (best.size() > most) {
      best.removeLast();
    }
  }

  boolean full() {
    return best.size() == most;
  }

  /** How many there have been, with those that others have displaced. */
  int ever() {
    return ever;
  }

  Hypothesis worst() {
    return best.getLast();
  }

  List<Hypothesis> best() {
    return List.copyOf(best);
  }
}
