package dev.firth.corpora.almanac.french;

import dev.firth.corpora.almanac.meaning.Tense;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A French verb.
 *
 * @param tail what always follows it: {@code besoin} of {@code avoir besoin}
 * @param imperfect stem of the imperfect
 * @param future stem of the future and of the conditional
 * @param being whether the past is built with {@code être}
 * @param state whether it lasts, so that its past is the imperfect
 * @param generic whether what it is done to is meant as a kind: {@code aimer les pommes}
 * @param preposition what stands before the object
 * @param overrides how circumstances in a relation, by its name, are said other than usual
 */
record FrenchVerb(
    String infinitive,
    List<String> tail,
    String singular,
    String plural,
    String imperfect,
    String future,
    String participle,
    boolean being,
    boolean reflexive,
    boolean state,
    boolean generic,
    Optional<String> preposition,
    Map<String, String> overrides) {
  String present(boolean many) {
    return many ? plural : singular;
  }

  String imperfect(boolean many) {
    return imperfect + (many ? "aient" : "ait");
  }

  /** {@code fera} or, seen from the past, {@code ferait}. */
  String future(Tense tense, boolean many) {
    return future + (tense == Tense.PAST ? (many ? "aient" : "ait") : many ? "ont" : "a");
  }

  /** The participle, agreeing. */
  String participle(boolean feminine, boolean many) {
    String singular = feminine ? participle + "e" : participle;
    return many && !singular.endsWith("s") ? singular + "s" : singular;
  }

  /** Whether the object becomes the subject of a passive. */
  boolean hasPassive() {
    return preposition.isEmpty() && tail.isEmpty() && !reflexive;
  }
}
