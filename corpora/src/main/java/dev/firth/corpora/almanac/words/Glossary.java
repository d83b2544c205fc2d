package dev.firth.corpora.almanac.words;

import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A language's nouns and adjectives for all concepts of a world. Immutable and thread-safe.
 *
 * @param <N> a noun of the language
 * @param <A> an adjective of the language
 */
public final class Glossary<N, A> {
  private final Map<Concept, N> nouns = new HashMap<>();
  private final Map<Concept, A> adjectives = new HashMap<>();

  /**
   * @param noun makes a noun of a concept
   * @param adjective makes an adjective of one, also of what comes from a country
   */
  public Glossary(World world, Function<Concept, N> noun, Function<Concept, A> adjective) {
    for (Concept concept : world.concepts()) {
      if (concept.kind() == Concept.Kind.NOUN) {
        nouns.put(concept, noun.apply(concept));
      } else if (concept.kind() == Concept.Kind.ADJECTIVE || concept.isA("name.people")) {
        adjectives.put(concept, adjective.apply(concept));
      }
    }
  }

  /** The noun for a concept of that kind. */
  public N noun(Concept concept) {
    return nouns.get(concept);
  }

  /** The adjective for a concept of that kind. */
  public A adjective(Concept concept) {
    return adjectives.get(concept);
  }
}
