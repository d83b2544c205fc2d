package dev.firth.seq2seq.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The phrases that the results of a sentence must have. How far a sequence has come is an array of
 * one number for each, which nobody changes.
 */
final class RequiredPhrases {
  private static final int[] NOTHING = {};

  private final List<RequiredPhrase> phrases;
  private final int[] tokens;
  private final int goal;
  private final boolean possible;

  private RequiredPhrases(Map<List<Integer>, Integer> times, boolean possible) {
    this.phrases =
        times.entrySet().stream()
            .map(entry -> new RequiredPhrase(ints(entry.getKey()), entry.getValue()))
            .toList();
    this.tokens =
        times.keySet().stream()
            .flatMapToInt(phrase -> phrase.stream().mapToInt(Integer::intValue))
            .distinct()
            .sorted()
            .toArray();
    this.goal = phrases.stream().mapToInt(RequiredPhrase::goal).sum();
    this.possible = possible;
  }

  private static int[] ints(List<Integer> phrase) {
    return phrase.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The phrases of a sentence. Those that the rules can never allow are not looked for. */
  static RequiredPhrases of(List<List<Integer>> wanted, Constraints rules) {
    var times = new LinkedHashMap<List<Integer>, Integer>();
    boolean possible = true;
    for (List<Integer> phrase : wanted) {
      if (rules.allow(phrase)) {
        times.merge(phrase, 1, Integer::sum);
      } else {
        possible = false;
      }
    }
    return new RequiredPhrases(times, possible);
  }

  /** Tokens of all phrases together: a sequence has from 0 to so many of them. */
  int goal() {
    return goal;
  }

  /** The tokens of the phrases, each once, ascending. Others begin no phrase and continue none. */
  int[] tokens() {
    return tokens;
  }

  /** Whether a sequence that has come to the goal has all that was asked for. */
  boolean possible() {
    return possible;
  }

  /** Nothing is said yet. */
  int[] start() {
    return phrases.isEmpty() ? NOTHING : new int[phrases.size()];
  }

  /** How far a sequence has come when a token follows. */
  int[] after(int[] had, int token) {
    if (had.length == 0) {
      return had;
    }
    int[] after = new int[had.length];
    for (int i = 0; i < after.length; i++) {
      after[i] = phrases.get(i).after(had[i], token);
    }
    return after;
  }

  /** The tokens of phrases that a sequence has. */
  static int sum(int[] had) {
    return Arrays.stream(had).sum();
  }
}
