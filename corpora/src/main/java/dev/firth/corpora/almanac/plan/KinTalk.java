package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Determiner;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.Phrase.Thing;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Pair;
import dev.firth.corpora.almanac.world.Relation;

/** Families and the titled: who is whose, and what they do. */
final class KinTalk implements Talk {
  @Override
  public Meaning say(Scene scene) {
    Dice dice = scene.dice();
    Pair pair = scene.kin();
    boolean woman = dice.chance(0.5);
    Concept one = woman ? pair.second() : pair.first();
    double chance = dice.unit();
    if (chance < 0.15) {
      return introduction(one, woman, scene);
    }
    if (chance < 0.27) {
      return together(pair, scene);
    }
    if (chance < 0.42) {
      // The next sentence about the same one says he or she, which tells the two apart.
      return Deeds.of(woman ? Phrase.Pronoun.SHE : Phrase.Pronoun.HE, one, scene);
    }
    Phrase subject = subject(one, woman, scene);
    if (chance < 0.55) {
      return ThingTalk.quality(subject, one, scene.company().adjectives(one).pick(dice), scene);
    }
    return Deeds.of(subject, one, scene);
  }

  private static Meaning introduction(Concept one, boolean woman, Scene scene) {
    Person person = scene.personOf(woman);
    Thing whose = Phrasing.the(one).with(Relation.OF, scene.name(scene.otherThan(person)));
    return new Meaning.Identity(scene.name(person), scene.tense(), whose);
  }

  private static Meaning together(Pair pair, Scene scene) {
    Phrase both =
        new Phrase.Both(
            Thing.of(Determiner.THE, pair.first(), false),
            Thing.of(Determiner.THE, pair.second(), false));
    return Deeds.of(both, pair.first(), scene);
  }

  private static Phrase subject(Concept one, boolean woman, Scene scene) {
    Dice dice = scene.dice();
    if (dice.chance(0.25)) {
      return Phrasing.the(one).with(Relation.OF, scene.name(scene.person()));
    }
    if (dice.chance(0.3)) {
      return Phrasing.described(
          Thing.of(woman ? Determiner.HER : Determiner.HIS, one, false), 0.2, scene);
    }
    return Phrasing.some(one, scene);
  }
}
