package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Adjunct;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Country;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Relation;
import dev.firth.corpora.almanac.world.World;
import java.util.List;

/** How people go from town to town and what they cross on the way. */
final class JourneyTalk implements Talk {
  private static final List<String> GOING =
      List.of("travel", "go", "walk", "ride", "sail", "hurry", "return");

  @Override
  public Meaning say(Scene scene) {
    Dice dice = scene.dice();
    World world = scene.world();
    Country country = scene.country();
    Phrase subject = scene.subject(scene.person());
    Phrase vehicle = Phrasing.some(scene.member("thing.vehicle"), scene);
    return switch (dice.below(6)) {
      case 0, 1 ->
          Deeds.act(
              subject,
              world.verb(dice.pick(GOING)),
              null,
              scene,
              new Adjunct.Beside(Relation.FROM, Phrasing.named(town(country, dice))),
              new Adjunct.Beside(Relation.TO, Phrasing.named(town(country, dice))));
      case 2 ->
          Deeds.act(
              subject,
              world.verb("cross"),
              Phrasing.the(scene.member("place.water")),
              scene,
              new Adjunct.Beside(Relation.WITH, vehicle));
      case 3 ->
          Deeds.act(
              subject,
              world.verb(dice.pick(List.of("reach", "leave", "visit"))),
              Phrasing.named(dice.chance(0.3) ? scene.abroad().name() : town(country, dice)),
              scene,
              Deeds.when(scene));
      case 4 ->
          Deeds.act(
              vehicle,
              world.verb(dice.pick(List.of("stop", "wait", "arrive"))),
              null,
              scene,
              new Adjunct.Beside(Relation.AT, Phrasing.the(scene.member("place.town"))));
      default ->
          Deeds.act(
              subject,
              world.verb(dice.pick(List.of("see", "climb", "follow", "cross"))),
              Phrasing.named(dice.chance(0.5) ? country.river() : country.mountain()),
              scene);
    };
  }

  private static Concept town(Country country, Dice dice) {
    return dice.chance(0.3) ? country.capital() : dice.pick(country.towns());
  }
}
