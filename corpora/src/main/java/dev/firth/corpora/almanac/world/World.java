package dev.firth.corpora.almanac.world;

import dev.firth.corpora.almanac.world.Concept.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The facts of the Almanac's small world: what there is and how it belongs together, without the
 * words of any language. Capitals, currencies, kin, animals and trades are as in the real world; a
 * part of the countries and everything else about countries and people is forged from the seed.
 * Immutable and thread-safe.
 */
public final class World {
  /** Of every so many pairs of a relation one is held back. */
  static final int HELD_BACK_EVERY = 3;

  private final List<Concept> concepts;
  private final Map<String, Concept> byKey;
  private final Map<String, List<Concept>> members;
  private final List<Country> countries;
  private final List<Trade> trades;
  private final List<Young> young;
  private final List<AdjectiveSense> adjectives;
  private final List<VerbFrame> verbs;
  private final Map<Link, List<Pair>> pairs;

  World(
      Register register,
      List<Country> countries,
      List<Trade> trades,
      List<Young> young,
      List<AdjectiveSense> adjectives,
      List<VerbFrame> verbs,
      Map<Link, List<Pair>> pairs) {
    concepts = register.concepts();
    byKey = register.byKey();
    members = register.members();
    this.countries = List.copyOf(countries);
    this.trades = List.copyOf(trades);
    this.young = List.copyOf(young);
    this.adjectives = List.copyOf(adjectives);
    this.verbs = List.copyOf(verbs);
    this.pairs = pairs;
  }

  /** The relations that analogies ask for. */
  public enum Link {
    /** Capital and country. */
    CAPITAL,
    /** Country and currency, where no other country has that currency. */
    CURRENCY,
    /** Man and woman. */
    KIN,
    /** Animal and its young. */
    YOUNG,
    /** Trade and its tool. */
    TOOL,
    /** Adjective and the opposite made from it by a prefix. */
    OPPOSITE
  }

  /** The world of a seed. */
  public static World of(long seed) {
    return new WorldBuilder(seed).build();
  }

  /** All concepts; a concept's id is its index. */
  public List<Concept> concepts() {
    return concepts;
  }

  /** The members of a category and of those below it, the common ones first in each. */
  public List<Concept> members(String category) {
    var found = new ArrayList<Concept>();
    members.forEach(
        (name, list) -> {
          if (Concept.within(name, category)) {
            found.addAll(list);
          }
        });
    return found.stream().distinct().toList();
  }

  public Concept noun(String key) {
    return concept(Kind.NOUN, key);
  }

  public Concept verb(String key) {
    return concept(Kind.VERB, key);
  }

  public Concept adjective(String key) {
    return concept(Kind.ADJECTIVE, key);
  }

  private Concept concept(Kind kind, String key) {
    Concept concept = byKey.get(kind + ":" + key);
    if (concept == null) {
      throw new NoSuchElementException("the world has no " + kind + " " + key);
    }
    return concept;
  }

  public List<Country> countries() {
    return countries;
  }

  public List<Trade> trades() {
    return trades;
  }

  public List<Young> young() {
    return young;
  }

  public List<AdjectiveSense> adjectives() {
    return adjectives;
  }

  public List<VerbFrame> verbs() {
    return verbs;
  }

  /** The pairs of a relation, the common ones first. */
  public List<Pair> pairs(Link link) {
    return pairs.get(link);
  }
}
