package dev.firth.corpora.almanac;

import dev.firth.corpora.almanac.english.EnglishForm;
import dev.firth.corpora.almanac.english.EnglishLexicon;
import dev.firth.corpora.almanac.world.AdjectiveSense;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Country;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Pair;
import dev.firth.corpora.almanac.world.Trade;
import dev.firth.corpora.almanac.world.World;
import dev.firth.corpora.almanac.world.World.Link;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Draws word pairs from a world and scores them by its structure: what is related or of one narrow
 * kind is alike, what shares a broad kind only less so, what shares nothing not at all.
 */
final class Similarities {
  private static final int PAIRS_A_GRADE = 100;
  private static final List<String> BROAD =
      List.of("animal", "food", "plant", "thing", "place", "person", "weather");

  private final World world;
  private final EnglishLexicon lexicon;
  private final Dice dice;
  private final List<SimilarityPair> pairs = new ArrayList<>();
  private final Set<Set<String>> seen = new HashSet<>();

  Similarities(World world, EnglishLexicon lexicon, long seed) {
    this.world = world;
    this.lexicon = lexicon;
    dice = Dice.of(seed, 3);
  }

  List<SimilarityPair> pairs() {
    related();
    List<Concept> nouns = nouns();
    for (int i = 0; i < PAIRS_A_GRADE; i++) {
      Concept noun = dice.pick(nouns);
      List<Concept> narrow = world.members(noun.category());
      add(noun, dice.pick(narrow), 7);
      List<Concept> broad = world.members(broad(noun));
      addByKind(noun, dice.pick(broad));
      addByKind(noun, dice.pick(nouns));
      addByKind(dice.pick(nouns), dice.pick(nouns));
    }
    return List.copyOf(pairs);
  }

  private void related() {
    link(Link.KIN, 9);
    link(Link.YOUNG, 9);
    for (AdjectiveSense sense : some(world.adjectives())) {
      sense.opposite().ifPresent(other -> add(sense.adjective(), other.adjective(), 7.5));
    }
    for (Trade trade : some(world.trades())) {
      add(trade.trade(), trade.tool(), 7);
      add(trade.trade(), trade.workplace(), 7);
      add(trade.tool(), trade.workplace(), 6.5);
      add(trade.product(), trade.material(), 6);
    }
    for (Country country : some(world.countries())) {
      add(country.name(), country.capital(), 8);
      add(country.name(), country.people(), 8.5);
      add(country.name(), dice.pick(world.countries()).name(), 5.5);
      add(country.capital(), dice.pick(world.countries()).name(), 4);
    }
  }

  private void link(Link link, double score) {
    for (Pair pair : some(world.pairs(link))) {
      add(pair.first(), pair.second(), score);
    }
  }

  private void addByKind(Concept first, Concept second) {
    double score = 0.5;
    if (first.category().equals(second.category())) {
      score = 7;
    } else if (broad(first).equals(broad(second))) {
      score = 4;
    } else if (isAlive(first) == isAlive(second)) {
      score = 1.5;
    }
    add(first, second, score);
  }

  private void add(Concept first, Concept second, double score) {
    String one = word(first);
    String other = word(second);
    if (!one.equals(other)
        && lexicon.isUnambiguous(one)
        && lexicon.isUnambiguous(other)
        && seen.add(Set.of(one, other))) {
      pairs.add(new SimilarityPair(one, other, score));
    }
  }

  private String word(Concept concept) {
    // The first form of every kind of word is its base form.
    return lexicon.form(concept, EnglishForm.SINGULAR).toLowerCase(Locale.ROOT);
  }

  private List<Concept> nouns() {
    return BROAD.stream().flatMap(category -> world.members(category).stream()).distinct().toList();
  }

  private static String broad(Concept noun) {
    return noun.category().split("\\.")[0];
  }

  private static boolean isAlive(Concept noun) {
    return noun.isA("animal") || noun.isA("person") || noun.isA("plant") || noun.isA("young");
  }

  /** About half of a list. */
  private <T> List<T> some(List<T> all) {
    return all.stream().filter(_ -> dice.chance(0.5)).toList();
  }
}
