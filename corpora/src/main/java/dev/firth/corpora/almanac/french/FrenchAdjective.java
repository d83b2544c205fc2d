package dev.firth.corpora.almanac.french;

import java.util.Optional;

/**
 * A French adjective.
 *
 * @param beforeVowel the masculine singular before a vowel: {@code bel}
 * @param preposed whether it stands before its noun
 * @param adverb how an act is done so
 * @param better the comparative in one word: {@code meilleur}
 */
record FrenchAdjective(
    String masculine,
    String feminine,
    String beforeVowel,
    boolean preposed,
    String adverb,
    Optional<String> better) {
  String form(boolean asFeminine, boolean plural) {
    String singular = asFeminine ? feminine : masculine;
    return plural ? FrenchInflection.pluralAdjective(singular) : singular;
  }

  /** The comparative in one word as an adjective of its own. */
  Optional<FrenchAdjective> comparative() {
    return better.map(
        word ->
            new FrenchAdjective(
                word,
                FrenchInflection.feminine(word),
                word,
                true,
                FrenchInflection.adverb(word, FrenchInflection.feminine(word)),
                Optional.empty()));
  }
}
