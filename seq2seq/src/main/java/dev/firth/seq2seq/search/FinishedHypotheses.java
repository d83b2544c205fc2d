package dev.firth.seq2seq.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The best finished hypotheses of a sentence: those with most tokens of the phrases that they
 * should have, of equal ones those with the best scores, then those that came first.
 */
final class FinishedHypotheses {
  private record Ranked(Hypothesis hypothesis, int phraseTokens) {
    boolean isBehind(Ranked other) {
      return phraseTokens != other.phraseTokens
          ? phraseTokens < other.phraseTokens
          : hypothesis.score() < other.hypothesis.score();
    }
  }

  private final int most;
  private final List<Ranked> best = new ArrayList<>();
  private int ever;

  FinishedHypotheses(int most) {
    this.most = most;
  }

  /**
   * Takes in a result.
   *
   * @param phraseTokens tokens that it has of phrases
   */
  void add(Hypothesis hypothesis, int phraseTokens) {
    ever++;
    var added = new Ranked(hypothesis, phraseTokens);
    int place = best.size();
    while (place > 0 && best.get(place - 1).isBehind(added)) {
      place--;
    }
    best.add(place, added);
    if (best.size() > most) {
      best.removeLast();
    }
  }

  /**
   * Whether no other result can come among the best.
   *
   * @param bound no other can have a higher score
   * @param phraseTokens or more tokens of phrases
   */
  boolean standsAgainst(double bound, int phraseTokens) {
    return best.size() == most
        && best.getLast().phraseTokens >= phraseTokens
        && best.getLast().hypothesis.score() >= bound;
  }

  /** How many there have been, with those that others have displaced. */
  int ever() {
    return ever;
  }

  List<Hypothesis> best() {
    return best.stream().map(Ranked::hypothesis).toList();
  }
}
