package dev.firth.corpora.almanac.plan;

import static dev.firth.corpora.almanac.plan.Phrasing.a;
import static dev.firth.corpora.almanac.plan.Phrasing.many;
import static dev.firth.corpora.almanac.plan.Phrasing.named;
import static dev.firth.corpora.almanac.plan.Phrasing.the;

import dev.firth.corpora.almanac.meaning.Adjunct;
import dev.firth.corpora.almanac.meaning.Degree;
import dev.firth.corpora.almanac.meaning.Determiner;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.Phrase.Thing;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Country;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Relation;
import dev.firth.corpora.almanac.world.World;
import java.util.List;

/** A country: its capital and towns, its people, goods, money, rivers and rulers. */
final class CountryTalk implements Talk {
  private static final List<String> RULERS =
      List.of("king", "queen", "emperor", "empress", "government", "parliament");
  private static final List<String> STATE = List.of("army", "border", "flag", "province", "navy");

  @Override
  public Meaning say(Scene scene) {
    Dice dice = scene.dice();
    Country country = scene.country();
    return switch (dice.below(13)) {
      case 0 -> capital(country, scene);
      case 1, 2 -> government(country, scene);
      case 3, 4 -> goods(country, scene);
      case 5, 6 -> price(country, scene);
      case 7 -> landscape(country, scene);
      case 8, 9 -> people(country, scene);
      case 10 -> town(country, scene);
      case 11 -> state(country, scene);
      default -> resident(country, scene);
    };
  }

  private static Meaning capital(Country country, Scene scene) {
    World world = scene.world();
    Phrase capital = named(country.capital());
    Thing title = Thing.of(Determiner.THE, world.noun("capital"), false);
    Phrase whole = title.with(Relation.OF, named(country.name()));
    return scene.dice().chance(0.5)
        ? new Meaning.Identity(capital, scene.tense(), whole)
        : new Meaning.Identity(whole, scene.tense(), capital);
  }

  private static Meaning government(Country country, Scene scene) {
    World world = scene.world();
    Dice dice = scene.dice();
    Phrase ruler = the(world.noun(dice.pick(RULERS)));
    Adjunct inside = new Adjunct.Beside(Relation.IN, named(country.capital()));
    return switch (dice.below(3)) {
      case 0 -> Deeds.act(ruler, world.verb("live"), null, scene, inside);
      case 1 -> Deeds.act(ruler, world.verb("meet"), many(world.noun("minister")), scene, inside);
      default ->
          Deeds.act(
              Thing.of(Determiner.THE, world.noun(dice.pick(RULERS)), false)
                  .with(Relation.OF, named(country.name())),
              world.verb(dice.pick(List.of("rule", "protect", "visit", "leave"))),
              the(world.noun(dice.pick(STATE))),
              scene);
    };
  }

  private static Meaning goods(Country country, Scene scene) {
    Dice dice = scene.dice();
    boolean sells = dice.chance(0.6);
    return Deeds.act(
        named(country.name()),
        scene.world().verb(sells ? "sell" : "buy"),
        many(dice.pick(country.specialities())),
        scene,
        new Adjunct.Beside(sells ? Relation.TO : Relation.FROM, named(scene.abroad().name())));
  }

  private static Meaning price(Country country, Scene scene) {
    World world = scene.world();
    Dice dice = scene.dice();
    Concept money = country.currency();
    Phrase sum = new Phrase.Counted(2 + dice.below(dice.chance(0.7) ? 12 : 90), money);
    Adjunct where =
        new Adjunct.Beside(Relation.IN, named(dice.chance(0.4) ? country.name() : scene.town()));
    return switch (dice.below(6)) {
      case 0 -> exchange(country, scene);
      case 1 ->
          ThingTalk.quality(the(money), money, scene.company().adjectives(money).pick(dice), scene);
      case 2 ->
          Deeds.act(
              Thing.of(Determiner.THE, world.noun("people"), true)
                  .with(Relation.OF, named(country.name())),
              world.verb("pay"),
              null,
              scene,
              new Adjunct.Beside(Relation.WITH, many(money)));
      case 3 -> Deeds.act(scene.subject(scene.person()), world.verb("pay"), sum, scene, where);
      case 4 -> Deeds.act(scene.subject(scene.person()), world.verb("count"), sum, scene);
      default ->
          Deeds.act(
              a(
                  dice.chance(0.5)
                      ? dice.pick(country.specialities())
                      : scene.member("thing.product")),
              world.verb("cost"),
              sum,
              scene,
              where);
    };
  }

  /** Single coins and what they are worth. */
  private static Meaning exchange(Country country, Scene scene) {
    World world = scene.world();
    Dice dice = scene.dice();
    Concept money = country.currency();
    return dice.chance(0.3)
        ? new Meaning.Identity(
            the(money),
            scene.tense(),
            the(world.noun("coin")).with(Relation.OF, named(country.name())))
        : Deeds.act(
            scene.subject(scene.person()),
            world.verb(dice.pick(List.of("lose", "find", "borrow", "lend", "steal", "save"))),
            a(money),
            scene);
  }

  private static Meaning landscape(Country country, Scene scene) {
    World world = scene.world();
    Dice dice = scene.dice();
    return dice.chance(0.5)
        ? Deeds.act(
            named(country.river()),
            world.verb("flow"),
            null,
            scene,
            new Adjunct.Beside(
                Relation.THROUGH,
                named(dice.chance(0.5) ? country.name() : dice.pick(country.towns()))))
        : new Meaning.Identity(
            named(country.mountain()),
            scene.tense(),
            the(world.noun("mountain"))
                .with(Degree.MOST, world.adjective("high"))
                .with(Relation.IN, named(country.name())));
  }

  private static Meaning people(Country country, Scene scene) {
    World world = scene.world();
    Dice dice = scene.dice();
    Concept folk = dice.chance(0.4) ? world.noun("people") : scene.member("person.folk");
    Thing subject =
        Thing.of(dice.chance(0.6) ? Determiner.THE : Determiner.MANY, folk, true)
            .with(Degree.PLAIN, country.people());
    return dice.chance(0.5)
        ? Deeds.act(
            subject,
            world.verb(dice.pick(List.of("love", "eat", "grow", "know", "need"))),
            many(dice.pick(country.specialities())),
            scene)
        : Deeds.of(subject, world.noun("villager"), scene);
  }

  private static Meaning town(Country country, Scene scene) {
    World world = scene.world();
    Dice dice = scene.dice();
    Phrase town = named(dice.pick(country.towns()));
    return switch (dice.below(3)) {
      case 0 ->
          new Meaning.Identity(
              town,
              scene.tense(),
              Phrasing.described(a(world.noun("town")), 0.6, scene)
                  .with(Relation.IN, named(country.name())));
      case 1 ->
          new Meaning.Exists(
              scene.tense(),
              Phrasing.described(a(scene.member("place.town")), 0.5, scene),
              List.of(new Adjunct.Beside(Relation.IN, town)));
      default ->
          Deeds.act(
              Phrasing.described(the(scene.member("place.town")), 0.4, scene),
              world.verb("stand"),
              null,
              scene,
              new Adjunct.Beside(Relation.IN, named(scene.town())));
    };
  }

  private static Meaning state(Country country, Scene scene) {
    Concept part = scene.world().noun(scene.dice().pick(STATE));
    return ThingTalk.quality(
        the(part).with(Relation.OF, named(country.name())),
        part,
        scene.company().adjectives(part).pick(scene.dice()),
        scene);
  }

  private static Meaning resident(Country country, Scene scene) {
    World world = scene.world();
    Dice dice = scene.dice();
    Person person = scene.person();
    return dice.chance(0.5)
        ? Deeds.act(
            scene.subject(person),
            world.verb(dice.pick(List.of("live", "stay", "work"))),
            null,
            scene,
            new Adjunct.Beside(
                Relation.IN, named(dice.chance(0.5) ? country.name() : scene.town())))
        : new Meaning.Identity(
            scene.subject(person),
            scene.tense(),
            a(person.trade().trade()).with(Degree.PLAIN, country.people()));
  }
}
