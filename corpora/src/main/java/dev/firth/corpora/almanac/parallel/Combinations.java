package dev.firth.corpora.almanac.parallel;

import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Dice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which words may meet in training. A combination is two different nouns, verbs or adjectives
 * (names aside) that one sentence mentions, in whatever roles and order. By the seed one in twenty
 * combinations belongs to the test and one in twenty to validation; the others are open. A sentence
 * with open ones alone is for training; one with a combination of the test and none of validation
 * for the test, and the other way round; one with both is for nothing. So a combination that is
 * held out meets in no sentence of the other parts. Immutable and thread-safe.
 */
public final class Combinations {
  private static final int ONE_IN = 20;

  private final long seed;

  public Combinations(long seed) {
    this.seed = seed;
  }

  /** To which part two words belong that are mentioned together; the order does not matter. */
  public Split of(Concept one, Concept other) {
    long low = Math.min(one.id(), other.id());
    long high = Math.max(one.id(), other.id());
    return switch (Dice.of(seed, (high << Integer.SIZE) | low).below(ONE_IN)) {
      case 0 -> Split.TEST;
      case 1 -> Split.VALID;
      default -> Split.TRAIN;
    };
  }

  /** To which part a sentence belongs; none if it mixes what is held out for two. */
  public Optional<Split> of(Meaning sentence) {
    List<Concept> words = words(sentence);
    boolean test = false;
    boolean valid = false;
    for (int i = 0; i < words.size(); i++) {
      for (Concept other : words.subList(i + 1, words.size())) {
        Split split = of(words.get(i), other);
        test |= split == Split.TEST;
        valid |= split == Split.VALID;
      }
    }
    if (test && valid) {
      return Optional.empty();
    }
    return Optional.of(test ? Split.TEST : valid ? Split.VALID : Split.TRAIN);
  }

  /** The nouns, verbs and adjectives that a sentence mentions, each once. */
  public static List<Concept> words(Meaning sentence) {
    Stream.Builder<Concept> mentioned = Stream.builder();
    sentence.mentions(mentioned);
    return mentioned
        .build()
        .filter(concept -> concept.kind() != Concept.Kind.NAME)
        .distinct()
        .toList();
  }
}
