package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Adjunct;
import dev.firth.corpora.almanac.meaning.Determiner;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.Phrase.Thing;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Relation;
import dev.firth.corpora.almanac.world.World;
import dev.firth.corpora.almanac.world.Young;
import java.util.List;

/** Animals and their young: what they eat, where they live, what they do. */
final class AnimalTalk implements Talk {
  private static final List<String> CARE = List.of("feed", "protect", "follow", "wash", "call");

  @Override
  public Meaning say(Scene scene) {
    Dice dice = scene.dice();
    World world = scene.world();
    Young kind = scene.animal();
    boolean small = dice.chance(0.5);
    Concept one = small ? kind.young() : kind.animal();
    Phrase subject = Phrasing.some(one, scene);
    return switch (dice.below(8)) {
      case 0 ->
          Deeds.act(
              Phrasing.described(Phrasing.the(kind.animal()), 0.2, scene),
              world.verb(dice.pick(CARE)),
              Thing.of(Determiner.HER, kind.young(), dice.chance(0.3)),
              scene);
      case 1 ->
          Deeds.act(
              subject,
              world.verb("live"),
              null,
              scene,
              new Adjunct.Beside(Relation.IN, Phrasing.the(home(kind, scene))));
      case 2, 3 ->
          Deeds.act(
              subject,
              world.verb("eat"),
              Phrasing.many(scene.company().diet(one).pick(dice)),
              scene);
      case 4 -> small ? upbringing(kind, scene) : Deeds.of(subject, one, scene);
      case 5 -> ThingTalk.quality(subject, one, scene.company().adjectives(one).pick(dice), scene);
      default -> Deeds.of(subject, one, scene);
    };
  }

  /** What is told of the young only. */
  private static Meaning upbringing(Young kind, Scene scene) {
    World world = scene.world();
    Phrase young = Phrasing.some(kind.young(), scene);
    return scene.dice().chance(0.5)
        ? Deeds.act(
            young,
            world.verb(scene.dice().pick(List.of("follow", "need", "call", "lose"))),
            Thing.of(
                young.plural() ? Determiner.THEIR : Determiner.HER, world.noun("mother"), false),
            scene)
        : Deeds.act(young, world.verb("drink"), Phrasing.many(world.noun("milk")), scene);
  }

  private static Concept home(Young kind, Scene scene) {
    return scene.company().haunts(kind.animal()).pick(scene.dice());
  }
}
