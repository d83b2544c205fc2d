package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Adjunct;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Relation;
import java.util.List;

/** The weather through the seasons. */
final class WeatherTalk implements Talk {
  @Override
  public Meaning say(Scene scene) {
    Dice dice = scene.dice();
    Concept weather = scene.member("weather");
    double chance = dice.unit();
    if (chance < 0.25) {
      return new Meaning.Exists(
          scene.tense(),
          Phrasing.described(Phrasing.a(weather), 0.6, scene),
          List.of(
              new Adjunct.Beside(Relation.IN, Phrasing.place(scene)),
              new Adjunct.When(scene.member("time.season"))));
    }
    if (chance < 0.4) {
      Concept season = scene.member("time.season");
      return ThingTalk.quality(
          Phrasing.the(season), season, scene.company().adjectives(season).pick(dice), scene);
    }
    if (chance < 0.6) {
      return ThingTalk.quality(
          Phrasing.the(weather), weather, scene.company().adjectives(weather).pick(dice), scene);
    }
    return Deeds.of(Phrasing.some(weather, scene), weather, scene);
  }
}
