package dev.firth.corpora.almanac.german;

import static dev.firth.corpora.almanac.german.GermanCase.GENITIVE;
import static dev.firth.corpora.almanac.german.GermanCase.NOMINATIVE;

import dev.firth.corpora.almanac.words.Gender;
import java.util.Optional;

/**
 * A German noun.
 *
 * @param plural none for what is not counted
 * @param oblique the form of the weak declension: {@code Hasen, Herrn}; none for strong nouns
 * @param genitive of the singular
 * @param feminine what a woman is called: {@code Ärztin}
 * @param at the preposition for being there: in, auf, an or bei
 */
record GermanNoun(
    Gender gender,
    String singular,
    Optional<String> plural,
    Optional<String> oblique,
    String genitive,
    Optional<String> feminine,
    String at) {
  /** The form of a case; without a plural the singular serves for it. */
  String form(GermanCase which, boolean many) {
    if (many && plural.isPresent()) {
      return which == GermanCase.DATIVE
          ? GermanInflection.dativePlural(plural.get())
          : plural.get();
    }
    if (which == NOMINATIVE) {
      return singular;
    }
    // The one weak neuter, das Herz, has its accusative like its nominative.
    boolean strong = gender == Gender.NEUTER && which == GermanCase.ACCUSATIVE;
    return which == GENITIVE ? genitive : strong ? singular : oblique.orElse(singular);
  }

  /** What a woman is called, as a noun of its own. */
  Optional<GermanNoun> woman() {
    return feminine.map(
        word ->
            new GermanNoun(
                Gender.FEMININE,
                word,
                Optional.of(word.endsWith("in") ? word + "nen" : word + "en"),
                Optional.empty(),
                word,
                Optional.empty(),
                at));
  }
}
