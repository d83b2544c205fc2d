package dev.firth.seq2seq.search;

import dev.firth.runs.UsageException;
import java.util.Collections;
import java.util.List;

/**
 * What output sequences have to obey, whatever searches for them. Forced prefixes ({@link
 * SearchInput#prefix}) come before all of these.
 *
 * @param minLength the end token cannot come before so many tokens
 * @param maxLength a sequence of so many tokens is cut: it is a result without end token. Where
 *     minLength is more, all results are cut; where a forced prefix is longer, its length counts
 * @param noRepeatNgram no n-gram of this size may occur twice in a sequence; 0 for no such rule
 *     (Paulus, Xiong and Socher 2018)
 * @param repetitionPenalty makes tokens that the sequence has already less likely: see {@link
 *     Edits}; above 0; 1 for none. Keskar et al. 2019 use 1.2
 * @param never tokens that cannot come: padding, start, unknown
 * @param avoid phrases that cannot come: tokens that may not follow each other so (the negative
 *     constraints of Hu et al. 2019)
 */
public record Constraints(
    LengthLimit minLength,
    LengthLimit maxLength,
    int noRepeatNgram,
    float repetitionPenalty,
    List<Integer> never,
    List<List<Integer>> avoid) {
  /**
   * @throws UsageException if a value is out of its range
   */
  public Constraints {
    never = never.stream().distinct().sorted().toList();
    avoid = avoid.stream().<List<Integer>>map(List::copyOf).distinct().toList();
    if (avoid.contains(List.<Integer>of())) {
      throw new UsageException("a phrase to avoid has no token");
    }
    if (noRepeatNgram < 0) {
      throw new UsageException("no-repeat n-gram size " + noRepeatNgram + "; it must be 0 or more");
    }
    if (!(repetitionPenalty > 0 && repetitionPenalty < Float.POSITIVE_INFINITY)) {
      throw new UsageException(
          "repetition penalty " + repetitionPenalty + "; it must be above 0, 1 for none");
    }
  }

  /**
   * At least one token (fairseq, JoeyNMT), at most 50 more than the source has (Vaswani et al.
   * 2017, section 6.1), nothing else.
   */
  public static Constraints defaults() {
    return new Constraints(LengthLimit.of(1), new LengthLimit(1, 50), 0, 1, List.of(), List.of());
  }

  /** The same with other lengths. */
  public Constraints withLengths(LengthLimit least, LengthLimit most) {
    return new Constraints(least, most, noRepeatNgram, repetitionPenalty, never, avoid);
  }

  /** The same with another size of n-grams that may not be repeated. */
  public Constraints withNoRepeatNgram(int size) {
    return new Constraints(minLength, maxLength, size, repetitionPenalty, never, avoid);
  }

  /** The same with another repetition penalty. */
  public Constraints withRepetitionPenalty(float penalty) {
    return new Constraints(minLength, maxLength, noRepeatNgram, penalty, never, avoid);
  }

  /** The same with other tokens that cannot come. */
  public Constraints withNever(List<Integer> tokens) {
    return new Constraints(minLength, maxLength, noRepeatNgram, repetitionPenalty, tokens, avoid);
  }

  /** The same with other phrases that cannot come. */
  public Constraints withAvoid(List<List<Integer>> phrases) {
    return new Constraints(minLength, maxLength, noRepeatNgram, repetitionPenalty, never, phrases);
  }

  /** Whether a phrase is made of tokens that can come, and holds none that cannot. */
  boolean allow(List<Integer> phrase) {
    return Collections.disjoint(phrase, never)
        && avoid.stream().allMatch(banned -> Collections.indexOfSubList(phrase, banned) < 0);
  }
}
