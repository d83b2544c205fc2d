package dev.firth.corpora.almanac.french;

import dev.firth.corpora.almanac.words.Gender;
import java.util.Optional;

/**
 * A French noun; a star before a form says that its h or y is a consonant.
 *
 * @param plural none for what is not counted
 * @param feminine what a woman is called: {@code boulangère}
 * @param at the preposition for being there, if it is not dans
 */
record FrenchNoun(
    Gender gender,
    String singular,
    Optional<String> plural,
    Optional<String> feminine,
    Optional<String> at) {
  /** Without a plural the singular serves for it. */
  String form(boolean many) {
    return many ? plural.orElse(singular) : singular;
  }

  boolean isFeminine() {
    return gender == Gender.FEMININE;
  }

  /** What a woman is called, as a noun of its own. */
  Optional<FrenchNoun> woman() {
    return feminine.map(
        word ->
            new FrenchNoun(
                Gender.FEMININE,
                word,
                Optional.of(FrenchInflection.plural(word)),
                Optional.empty(),
                at));
  }
}
