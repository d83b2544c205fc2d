package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Degree;
import dev.firth.corpora.almanac.meaning.Determiner;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.Phrase.Thing;
import dev.firth.corpora.almanac.world.AdjectiveSense;
import dev.firth.corpora.almanac.world.Choice;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Relation;
import java.util.List;

/** Makes phrases of concepts, with the articles and adjectives that chance and company give. */
final class Phrasing {
  private static final Choice<Determiner> ONE =
      Choice.weighted(
          List.of(
              Determiner.THE,
              Determiner.A,
              Determiner.THIS,
              Determiner.HIS,
              Determiner.HER,
              Determiner.EVERY),
          42,
          34,
          6,
          8,
          8,
          2);
  private static final Choice<Determiner> MORE =
      Choice.weighted(
          List.of(
              Determiner.THE,
              Determiner.NONE,
              Determiner.SOME,
              Determiner.MANY,
              Determiner.THIS,
              Determiner.THEIR),
          28,
          30,
          14,
          14,
          6,
          8);
  private static final Choice<Determiner> MASS =
      Choice.weighted(
          List.of(Determiner.THE, Determiner.NONE, Determiner.SOME, Determiner.THEIR),
          30,
          40,
          18,
          12);

  private Phrasing() {}

  static Phrase named(Concept name) {
    return new Phrase.Named(List.of(name));
  }

  static Thing the(Concept noun) {
    return Thing.of(Determiner.THE, noun, false);
  }

  static Thing a(Concept noun) {
    return Thing.of(noun.counted() ? Determiner.A : Determiner.SOME, noun, false);
  }

  static Thing many(Concept noun) {
    return Thing.of(Determiner.NONE, noun, noun.counted());
  }

  /** A thing or several, often with an adjective of its own. */
  static Thing some(Concept noun, Scene scene) {
    Dice dice = scene.dice();
    boolean plural = noun.counted() && dice.chance(0.33);
    Determiner determiner = (plural ? MORE : noun.counted() ? ONE : MASS).pick(dice);
    return described(Thing.of(determiner, noun, plural), 0.34, scene);
  }

  /** The thing with an adjective, by the given chance. */
  static Thing described(Thing thing, double chance, Scene scene) {
    Choice<AdjectiveSense> senses = scene.company().adjectives(thing.noun());
    Dice dice = scene.dice();
    if (senses == null || !dice.chance(chance)) {
      return thing;
    }
    AdjectiveSense sense = scene.end(senses.pick(dice));
    if (sense.graded() && thing.determiner() == Determiner.THE && dice.chance(0.4)) {
      Thing most = thing.with(Degree.MOST, sense.adjective());
      return dice.chance(0.5) ? most.with(Relation.IN, place(scene)) : most;
    }
    boolean more = sense.graded() && thing.determiner() == Determiner.A && dice.chance(0.25);
    return thing.with(more ? Degree.MORE : Degree.PLAIN, sense.adjective());
  }

  /** The scene's town or country by name. */
  static Phrase place(Scene scene) {
    return named(scene.dice().chance(0.55) ? scene.town() : scene.country().name());
  }
}
