package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Connective;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.Phrase.Thing;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Relation;
import java.util.List;

/** What the document's people do, are and say. */
final class PeopleTalk implements Talk {
  private static final List<Connective> CONNECTIVES = List.of(Connective.values());

  @Override
  public Meaning say(Scene scene) {
    Dice dice = scene.dice();
    Person person = scene.person();
    Phrase subject = scene.subject(person);
    Concept trade = person.trade().trade();
    double chance = dice.unit();
    if (chance < 0.08) {
      return new Meaning.Identity(subject, scene.tense(), calling(person, scene));
    }
    if (chance < 0.25) {
      return ThingTalk.quality(
          subject, trade, scene.company().adjectives(person.given()).pick(dice), scene);
    }
    Meaning deed = Deeds.of(subject, trade, person.given(), scene);
    if (chance < 0.4) {
      return new Meaning.Linked(deed, dice.pick(CONNECTIVES), other(scene));
    }
    if (chance < 0.45) {
      return new Meaning.Said(scene.name(scene.other()), scene.tense(), deed);
    }
    return deed;
  }

  /** What someone else does, to be bound to the first. */
  private static Meaning other(Scene scene) {
    Concept folk = scene.member("person.folk");
    return scene.dice().chance(0.4)
        ? Deeds.of(Phrasing.some(folk, scene), folk, scene)
        : new ThingTalk().say(scene);
  }

  private static Thing calling(Person person, Scene scene) {
    Thing trade = Phrasing.a(person.trade().trade());
    return scene.dice().chance(0.4)
        ? trade.with(Relation.FROM, Phrasing.place(scene))
        : Phrasing.described(trade, 0.5, scene);
  }
}
