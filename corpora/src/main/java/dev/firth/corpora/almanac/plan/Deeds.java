package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Adjunct;
import dev.firth.corpora.almanac.meaning.Aspect;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.Tense;
import dev.firth.corpora.almanac.world.AdjectiveSense;
import dev.firth.corpora.almanac.world.Choice;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Relation;
import dev.firth.corpora.almanac.world.VerbFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes up what someone or something does, by the company that it keeps. */
final class Deeds {
  private static final Choice<Aspect> ASPECTS =
      Choice.weighted(List.of(Aspect.values()), 62, 11, 7, 6, 5, 3, 3, 3);

  /** Aspects without a will: for what acts without one, and for facts. */
  private static final Choice<Aspect> PLAIN_ASPECTS =
      Choice.weighted(
          List.of(Aspect.SIMPLE, Aspect.PROGRESSIVE, Aspect.PERFECT, Aspect.FUTURE), 76, 10, 8, 6);

  private Deeds() {}

  /** An act of the subject; {@code like} is the concept whose company decides what it does. */
  static Meaning of(Phrase subject, Concept like, Scene scene) {
    return of(subject, like, like, scene);
  }

  /** As above; {@code character} is the concept whose company decides how it is done. */
  static Meaning of(Phrase subject, Concept like, Concept character, Scene scene) {
    Dice dice = scene.dice();
    VerbFrame frame = scene.company().deeds(like).pick(dice);
    Optional<Phrase> object = Optional.ofNullable(object(frame, like, scene));
    List<Adjunct> adjuncts = adjuncts(frame, character, scene);
    if (object.isPresent() && !(subject instanceof Phrase.Pronoun) && dice.chance(0.07)) {
      return new Meaning.Undergo(
          object.get(),
          frame.verb(),
          scene.tense(),
          List.of(new Adjunct.Beside(Relation.BY, subject)));
    }
    return new Meaning.Act(
        subject, frame.verb(), scene.tense(), aspects(like).pick(dice), object, adjuncts);
  }

  private static Choice<Aspect> aspects(Concept like) {
    return like.isA("person") || like.isA("animal") ? ASPECTS : PLAIN_ASPECTS;
  }

  /** A plain act with a given verb. */
  static Meaning act(Phrase subject, Concept verb, Phrase object, Scene scene, Adjunct... more) {
    return new Meaning.Act(
        subject,
        verb,
        scene.tense(),
        PLAIN_ASPECTS.pick(scene.dice()),
        Optional.ofNullable(object),
        List.of(more));
  }

  private static Phrase object(VerbFrame frame, Concept subject, Scene scene) {
    Choice<Concept> objects = scene.company().objects(frame);
    if (objects == null) {
      return null;
    }
    Concept noun = scene.dice().chance(0.55) ? fitting(frame, scene) : null;
    if (noun == null) {
      noun = objects.pick(scene.dice());
    }
    if (noun.isA("person") && scene.dice().chance(0.4)) {
      return scene.name(scene.other());
    }
    return Phrasing.some(noun.equals(subject) ? objects.pick(scene.dice()) : noun, scene);
  }

  /** One of the document's own nouns, if one fits the deed. */
  private static Concept fitting(VerbFrame frame, Scene scene) {
    for (int i = 0; i < 4; i++) {
      Concept noun = scene.focus();
      if (frame.what().stream().anyMatch(noun::isA)) {
        return noun;
      }
    }
    return null;
  }

  private static List<Adjunct> adjuncts(VerbFrame frame, Concept character, Scene scene) {
    Dice dice = scene.dice();
    var adjuncts = new ArrayList<Adjunct>();
    Choice<AdjectiveSense> manners = scene.company().manners(character);
    if (manners != null && dice.chance(0.22)) {
      adjuncts.add(new Adjunct.How(scene.end(manners.pick(dice)).adjective()));
    }
    if (frame.where().isPresent() && dice.chance(frame.what().isEmpty() ? 0.65 : 0.3)) {
      adjuncts.add(where(frame.where().get(), frame, scene));
    }
    if (dice.chance(0.14)) {
      adjuncts.add(when(scene));
    }
    return adjuncts;
  }

  private static Adjunct where(VerbFrame.Where where, VerbFrame frame, Scene scene) {
    boolean town = where.category().equals("place") || where.category().equals("place.town");
    Phrase place =
        town && scene.dice().chance(0.35)
            ? Phrasing.place(scene)
            : Phrasing.described(
                Phrasing.the(scene.company().places(frame).pick(scene.dice())), 0.2, scene);
    return new Adjunct.Beside(where.relation(), place);
  }

  /** A day, a month, a season, a part of the day or for the past the document's year. */
  static Adjunct when(Scene scene) {
    int kinds = scene.tense() == Tense.PAST ? 6 : 5;
    return switch (scene.dice().below(kinds)) {
      case 0 -> new Adjunct.When(scene.member("time.day"));
      case 1 -> new Adjunct.When(scene.member("time.month"));
      case 2 -> new Adjunct.When(scene.member("time.season"));
      case 5 -> new Adjunct.Year(scene.year());
      default -> new Adjunct.When(scene.member("time.part"));
    };
  }
}
