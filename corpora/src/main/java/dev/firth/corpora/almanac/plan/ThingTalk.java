package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Adjunct;
import dev.firth.corpora.almanac.meaning.Connective;
import dev.firth.corpora.almanac.meaning.Degree;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.world.AdjectiveSense;
import dev.firth.corpora.almanac.world.Choice;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Relation;
import java.util.List;
import java.util.Optional;

/** How things are: what they look like, which is the larger, where they are found. */
final class ThingTalk implements Talk {
  @Override
  public Meaning say(Scene scene) {
    Concept noun = scene.focus();
    Choice<AdjectiveSense> senses = scene.company().adjectives(noun);
    if (senses == null || scene.dice().chance(0.2)) {
      return exists(noun, scene);
    }
    if (scene.company().deeds(noun) != null && scene.dice().chance(0.25)) {
      return Deeds.of(Phrasing.some(noun, scene), noun, scene);
    }
    return quality(Phrasing.some(noun, scene), noun, senses.pick(scene.dice()), scene);
  }

  /** Says of the subject that it is so, or more so than another of its kind. */
  static Meaning quality(Phrase subject, Concept noun, AdjectiveSense scale, Scene scene) {
    Dice dice = scene.dice();
    AdjectiveSense sense = scene.end(scale);
    double chance = dice.unit();
    if (sense.graded() && chance < 0.3) {
      return compared(subject, Degree.MORE, noun, sense, scene);
    }
    if (chance < 0.38) {
      return compared(subject, Degree.AS, noun, sense, scene);
    }
    if (chance < 0.46 && scale.opposite().isPresent()) {
      return contrast(subject, noun, scale, scene);
    }
    Degree degree = chance < 0.6 ? Degree.VERY : chance < 0.66 ? Degree.TOO : Degree.PLAIN;
    return new Meaning.Quality(subject, scene.tense(), degree, sense.adjective(), Optional.empty());
  }

  private static Meaning compared(
      Phrase subject, Degree degree, Concept noun, AdjectiveSense sense, Scene scene) {
    Phrase standard = Phrasing.the(sibling(noun, scene));
    return new Meaning.Quality(
        subject, scene.tense(), degree, sense.adjective(), Optional.of(standard));
  }

  private static Meaning contrast(Phrase subject, Concept noun, AdjectiveSense scale, Scene scene) {
    return new Meaning.Linked(
        new Meaning.Quality(
            subject, scene.tense(), Degree.PLAIN, scale.adjective(), Optional.empty()),
        Connective.BUT,
        new Meaning.Quality(
            Phrasing.the(sibling(noun, scene)),
            scene.tense(),
            Degree.PLAIN,
            scale.opposite().orElseThrow().adjective(),
            Optional.empty()));
  }

  private static Concept sibling(Concept noun, Scene scene) {
    List<Concept> kind = scene.siblings(noun);
    Concept other = scene.dice().pick(kind);
    return other.equals(noun) ? kind.get((kind.indexOf(other) + 1) % kind.size()) : other;
  }

  private static Meaning exists(Concept noun, Scene scene) {
    Dice dice = scene.dice();
    Phrase.Thing what = noun.counted() && dice.chance(0.5) ? Phrasing.many(noun) : Phrasing.a(noun);
    return new Meaning.Exists(
        scene.tense(), Phrasing.described(what, 0.5, scene), List.of(whereabouts(scene)));
  }

  private static Adjunct whereabouts(Scene scene) {
    Dice dice = scene.dice();
    return switch (dice.below(4)) {
      case 0 -> new Adjunct.Beside(Relation.IN, Phrasing.place(scene));
      case 1 -> new Adjunct.Beside(Relation.NEAR, Phrasing.the(scene.member("landmark")));
      case 2 -> new Adjunct.Beside(Relation.IN, Phrasing.the(scene.member("place.home")));
      default -> new Adjunct.Beside(Relation.IN, Phrasing.the(scene.member("place.farm")));
    };
  }
}
