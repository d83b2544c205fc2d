package dev.firth.seq2seq.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What searches should find, computed from the definitions alone: every sequence is made, those
 * that break a rule are thrown away, the rest is scored and sorted.
 */
final class BruteForce {
  /** A sequence with its scores. */
  record Scored(List<Integer> tokens, boolean ended, double logProbability, double score) {}

  private final Scores scores;
  private final int vocabularySize;
  private final SearchInput input;
  private final BeamOptions options;
  private final Constraints rules;
  private final int minLength;
  private final int maxLength;

  BruteForce(Scores scores, int vocabularySize, SearchInput input, BeamOptions options) {
    this.scores = scores;
    this.vocabularySize = vocabularySize;
    this.input = input;
    this.options = options;
    this.rules = options.constraints();
    this.minLength = limit(rules.minLength());
    this.maxLength = Math.max(limit(rules.maxLength()), input.prefix().size());
  }

  private int limit(LengthLimit limit) {
    return (int) Math.floor(limit.factor() * input.sourceLength()) + limit.constant();
  }

  /** All sequences that obey all rules, best first. */
  List<Scored> all() {
    List<Scored> found = new ArrayList<>();
    collect(List.of(), 0, found);
    found.sort(bestFirst());
    return found;
  }

  private void collect(List<Integer> tokens, double logProbability, List<Scored> found) {
    if (tokens.size() == maxLength) {
      if (obeys(tokens, false)) {
        found.add(scored(tokens, false, logProbability));
      }
      return;
    }
    double[] next = logProbabilities(tokens);
    for (int token = 0; token < vocabularySize; token++) {
      if (token != HandMadeModel.END) {
        collect(with(tokens, token), logProbability + next[token], found);
      } else if (obeys(tokens, true)) {
        found.add(scored(tokens, true, logProbability + next[token]));
      }
    }
  }

  /** Beam search as its definition says, one sentence at a time, always to the greatest length. */
  List<Scored> beamSearch() {
    List<Scored> finished = new ArrayList<>();
    List<Scored> live = List.of(scored(List.of(), false, 0));
    for (int length = 0; length < maxLength && !live.isEmpty(); length++) {
      if (options.stopping() == Stopping.BEAM_FULL && finished.size() >= options.beam()) {
        live = List.of();
        break;
      }
      live = beamStep(live, finished);
    }
    finished.addAll(live);
    finished.sort(bestFirst());
    return finished.subList(0, Math.min(options.nBest(), finished.size()));
  }

  private List<Scored> beamStep(List<Scored> live, List<Scored> finished) {
    List<Scored> candidates = new ArrayList<>();
    for (Scored hypothesis : live) {
      double[] next = logProbabilities(hypothesis.tokens);
      for (int token = 0; token < vocabularySize; token++) {
        boolean ends = token == HandMadeModel.END;
        List<Integer> tokens = ends ? hypothesis.tokens : with(hypothesis.tokens, token);
        if (obeysAfter(hypothesis.tokens, token)) {
          candidates.add(scored(tokens, ends, hypothesis.logProbability + next[token]));
        }
      }
    }
    candidates = inTurns(candidates);
    candidates.stream().limit(options.beam()).filter(Scored::ended).forEach(finished::add);
    return candidates.stream().filter(c -> !c.ended).limit(options.beam()).toList();
  }

  /** The best of each number of tokens of phrases, most tokens first, then the second ones, … */
  private List<Scored> inTurns(List<Scored> candidates) {
    candidates.sort(Comparator.comparingDouble(Scored::logProbability).reversed());
    Map<Integer, Integer> places = new HashMap<>();
    Map<Scored, Integer> turns = new HashMap<>();
    candidates.forEach(of -> turns.put(of, places.merge(phraseTokens(of.tokens), 1, Integer::sum)));
    return candidates.stream()
        .sorted(
            Comparator.comparing((Scored of) -> turns.get(of))
                .thenComparingInt(of -> -phraseTokens(of.tokens)))
        .toList();
  }

  private Comparator<Scored> bestFirst() {
    return Comparator.comparingInt((Scored of) -> -phraseTokens(of.tokens))
        .thenComparing(Comparator.comparingDouble(Scored::score).reversed());
  }

  /** Whether the tokens have all phrases, as often as they are given. */
  boolean hasAll(List<Integer> tokens) {
    return phraseTokens(tokens) == input.phrases().stream().mapToInt(List::size).sum();
  }

  /** The tokens of phrases that can be said: of occurrences, and of the one that has begun. */
  private int phraseTokens(List<Integer> tokens) {
    return new HashSet<>(sayable())
        .stream()
            .mapToInt(of -> phraseTokens(tokens, of, Collections.frequency(sayable(), of)))
            .sum();
  }

  private List<List<Integer>> sayable() {
    return input.phrases().stream()
        .filter(phrase -> phrase.stream().noneMatch(rules.never()::contains))
        .filter(
            phrase ->
                IntStream.rangeClosed(1, phrase.size())
                    .noneMatch(end -> endsWithAvoided(phrase.subList(0, end))))
        .toList();
  }

  private static int phraseTokens(List<Integer> tokens, List<Integer> phrase, int times) {
    List<Integer> rest = tokens;
    int found = 0;
    for (int at = Collections.indexOfSubList(rest, phrase); at >= 0 && found < times; found++) {
      rest = rest.subList(at + phrase.size(), rest.size());
      at = Collections.indexOfSubList(rest, phrase);
    }
    int begun = found == times ? 0 : Math.min(phrase.size() - 1, rest.size());
    while (!rest.subList(rest.size() - begun, rest.size()).equals(phrase.subList(0, begun))) {
      begun--;
    }
    return found * phrase.size() + begun;
  }

  private boolean endsWithAvoided(List<Integer> tokens) {
    return rules.avoid().stream()
        .anyMatch(
            phrase ->
                phrase.size() <= tokens.size()
                    && phrase.equals(tokens.subList(tokens.size() - phrase.size(), tokens.size())));
  }

  private boolean obeys(List<Integer> tokens, boolean ended) {
    for (int i = 0; i < tokens.size(); i++) {
      if (!obeysAfter(tokens.subList(0, i), tokens.get(i))) {
        return false;
      }
    }
    return !ended || obeysAfter(tokens, HandMadeModel.END);
  }

  /** Whether a token may follow; a forced one may always. */
  private boolean obeysAfter(List<Integer> tokens, int token) {
    if (tokens.size() < input.prefix().size()) {
      return token == input.prefix().get(tokens.size());
    }
    if (rules.never().contains(token)) {
      return false;
    }
    return token == HandMadeModel.END
        ? tokens.size() >= minLength
            && phraseTokens(tokens) == sayable().stream().mapToInt(List::size).sum()
        : !repeatsNgram(with(tokens, token), rules.noRepeatNgram())
            && !endsWithAvoided(with(tokens, token));
  }

  private static boolean repeatsNgram(List<Integer> tokens, int size) {
    if (size == 0 || tokens.size() < size) {
      return false;
    }
    List<Integer> last = tokens.subList(tokens.size() - size, tokens.size());
    for (int start = 0; start + size < tokens.size(); start++) {
      if (tokens.subList(start, start + size).equals(last)) {
        return true;
      }
    }
    return false;
  }

  /** The model's distribution after a history, under the repetition penalty. */
  double[] logProbabilities(List<Integer> history) {
    double[] raw = new double[vocabularySize];
    double sum = 0;
    for (int token = 0; token < vocabularySize; token++) {
      raw[token] = scores.raw(input.number(), history, token);
      if (new HashSet<>(history).contains(token)) {
        double penalty = rules.repetitionPenalty();
        raw[token] = raw[token] > 0 ? raw[token] / penalty : raw[token] * penalty;
      }
      sum += Math.exp(raw[token]);
    }
    for (int token = 0; token < vocabularySize; token++) {
      raw[token] -= Math.log(sum);
    }
    return raw;
  }

  private Scored scored(List<Integer> tokens, boolean ended, double logProbability) {
    int length = tokens.size() + (ended ? 1 : 0);
    double alpha = options.lengthPenalty().alpha();
    double divisor =
        switch (options.lengthPenalty().kind()) {
          case NONE -> 1;
          case WU -> Math.pow(5 + length, alpha) / Math.pow(6, alpha);
          case AVERAGE -> length == 0 ? 1 : Math.pow(length, alpha);
        };
    double coverage = 0;
    for (int position = 0; position < input.sourceLength(); position++) {
      double attention = 0;
      for (int i = 0; i < length; i++) {
        attention += scores.attention(input.number(), tokens.subList(0, i), position);
      }
      coverage += Math.log(Math.max(Math.min(attention, 1), 1e-10));
    }
    double score = logProbability / divisor + options.coveragePenalty().beta() * coverage;
    return new Scored(tokens, ended, logProbability, score);
  }

  private static List<Integer> with(List<Integer> tokens, int token) {
    List<Integer> longer = new ArrayList<>(tokens);
    longer.add(token);
    return List.copyOf(longer);
  }
}
