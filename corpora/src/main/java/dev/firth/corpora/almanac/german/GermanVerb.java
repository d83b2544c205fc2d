package dev.firth.corpora.almanac.german;

import java.util.Map;
import java.util.Optional;

/**
 * A German verb.
 *
 * @param particle what is split off in a main clause, {@code an} of {@code ankommen}; or empty
 * @param infinitive without the particle
 * @param third third person singular of the present
 * @param past third person singular of the preterite
 * @param participle with the particle
 * @param being when the perfect is built with {@code sein}
 * @param government how the object is said; none for the accusative
 * @param overrides how circumstances in a relation, by its name, are said other than usual
 */
record GermanVerb(
    String particle,
    String infinitive,
    String third,
    String past,
    String participle,
    Being being,
    boolean reflexive,
    Optional<Government> government,
    Map<String, Government> overrides) {
  /** When the perfect is built with {@code sein} instead of {@code haben}. */
  enum Being {
    NEVER,
    ALWAYS,
    WITHOUT_OBJECT
  }

  /** A case with or without a preposition before it. */
  record Government(Optional<String> preposition, GermanCase grammaticalCase) {
    /** {@code dat} or {@code an/acc}. */
    static Government of(String text) {
      int slash = text.indexOf('/');
      return new Government(
          slash < 0 ? Optional.empty() : Optional.of(text.substring(0, slash)),
          switch (text.substring(slash + 1)) {
            case "acc" -> GermanCase.ACCUSATIVE;
            case "dat" -> GermanCase.DATIVE;
            default -> throw new IllegalStateException("no government: " + text);
          });
    }
  }

  /** The finite form for the third person, without the particle. */
  String finite(boolean inPast, boolean plural) {
    if (inPast) {
      return plural ? GermanInflection.pastPlural(past) : past;
    }
    return plural ? GermanInflection.presentPlural(infinitive) : third;
  }

  /** {@code backen, ankommen}. */
  String wholeInfinitive() {
    return particle + infinitive;
  }

  /** Whether the object becomes the subject of a passive. */
  boolean hasPassive() {
    return government.isEmpty() && !reflexive;
  }

  boolean perfectWithBeing(boolean hasObject) {
    return being == Being.ALWAYS || (being == Being.WITHOUT_OBJECT && !hasObject);
  }
}
