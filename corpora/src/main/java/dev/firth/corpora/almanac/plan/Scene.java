package dev.firth.corpora.almanac.plan;

import dev.firth.corpora.almanac.meaning.Comment;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.Tense;
import dev.firth.corpora.almanac.world.AdjectiveSense;
import dev.firth.corpora.almanac.world.Company;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Country;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Pair;
import dev.firth.corpora.almanac.world.Trade;
import dev.firth.corpora.almanac.world.World;
import dev.firth.corpora.almanac.world.Young;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a document plays, with whom and about what; the talks draw on it. A document stays in one
 * country with a few people and comes back to the same things, a paragraph stays in one tense and
 * one mood. One document's own, not thread-safe.
 */
final class Scene {
  private static final int PEOPLE = 3;
  private static final int FOCUS_NOUNS = 6;

  private final Setting setting;
  private final Dice dice;
  private final Topic topic;
  private final Country country;
  private final Country abroad;
  private final Concept town;
  private final List<Person> people = new ArrayList<>();
  private final List<Concept> focus = new ArrayList<>();
  private final List<Young> animals;
  private final List<Pair> kin;
  private final Trade trade;
  private final int year;
  private Tense tense = Tense.PRESENT;
  private boolean gloomy;
  private Person last;

  Scene(Setting setting, Dice dice) {
    this.setting = setting;
    this.dice = dice;
    topic = setting.topic(dice);
    country = setting.country(dice);
    abroad = setting.country(dice);
    town = dice.chance(0.4) ? country.capital() : dice.pick(country.towns());
    trade = setting.trade(dice);
    animals = List.of(setting.young(dice), setting.young(dice));
    kin = List.of(setting.kin(dice), setting.kin(dice));
    year = 1750 + dice.below(250);
    for (int i = 0; i < PEOPLE; i++) {
      people.add(newcomer(dice.chance(0.5)));
    }
    for (int i = 0; i < FOCUS_NOUNS; i++) {
      focus.add(setting.member(topic.focus().get(i % topic.focus().size()), dice));
    }
  }

  private Person newcomer(boolean woman) {
    Country home = dice.chance(0.75) ? country : abroad;
    return new Person(
        dice.pick(woman ? home.women() : home.men()),
        dice.pick(home.families()),
        woman,
        setting.trade(dice));
  }

  /** Starts a paragraph: a tense, a mood, nobody spoken of yet. */
  void startParagraph() {
    tense = dice.chance(0.55) ? Tense.PAST : Tense.PRESENT;
    gloomy = dice.chance(0.3);
    last = null;
  }

  Topic topic() {
    return topic;
  }

  Dice dice() {
    return dice;
  }

  Tense tense() {
    return tense;
  }

  World world() {
    return setting.world();
  }

  Company company() {
    return setting.company();
  }

  Country country() {
    return country;
  }

  Country abroad() {
    return abroad;
  }

  Concept town() {
    return town;
  }

  Trade trade() {
    return trade;
  }

  int year() {
    return year;
  }

  Young animal() {
    return dice.pick(animals);
  }

  Pair kin() {
    return dice.pick(kin);
  }

  Person person() {
    return dice.pick(people);
  }

  /** A person of one sex: one of the document's, or someone new of the country. */
  Person personOf(boolean woman) {
    return people.stream()
        .filter(person -> person.woman() == woman)
        .findFirst()
        .orElseGet(() -> newcomer(woman));
  }

  /** Concepts of exactly the same category. */
  List<Concept> siblings(Concept noun) {
    return setting.siblings(noun);
  }

  Concept focus() {
    return dice.pick(focus);
  }

  List<Concept> focusNouns() {
    return focus;
  }

  Talk talk() {
    return setting.talk(topic, dice);
  }

  Concept member(String category) {
    return setting.member(category, dice);
  }

  /** A person as a subject: by pronoun if the last sentence was about the same one. */
  Phrase subject(Person person) {
    boolean again = person.equals(last) && dice.chance(0.7);
    last = person;
    return again ? person.pronoun() : name(person);
  }

  /** One of the people, but not the one spoken of last. */
  Person other() {
    return otherThan(last);
  }

  /** One of the people, but not the given one. */
  Person otherThan(Person one) {
    Person other = person();
    return other.equals(one) ? people.get((people.indexOf(other) + 1) % people.size()) : other;
  }

  /** A person by one name or two. */
  Phrase name(Person person) {
    return new Phrase.Named(
        dice.chance(0.35) ? List.of(person.given(), person.family()) : List.of(person.given()));
  }

  /** One end of a scale or the other, by the paragraph's mood. */
  AdjectiveSense end(AdjectiveSense scale) {
    if (scale.opposite().isEmpty()) {
      return scale;
    }
    AdjectiveSense other = scale.opposite().get();
    double share = scale.bad() == other.bad() ? 0.45 : other.bad() == gloomy ? 0.75 : 0.15;
    return dice.chance(share) ? other : scale;
  }

  /** Now and then puts before a statement how often or when it holds, or what one feels. */
  Meaning commented(Meaning meaning) {
    if (!dice.chance(0.12)) {
      return meaning;
    }
    return new Meaning.Commented(comment(), meaning);
  }

  private Comment comment() {
    if (dice.chance(0.25)) {
      return gloomy ? Comment.SADLY : Comment.GLADLY;
    }
    return dice.pick(
        tense == Tense.PAST
            ? List.of(Comment.YESTERDAY, Comment.ONCE, Comment.LONG_AGO, Comment.THAT_YEAR)
            : List.of(
                Comment.OFTEN, Comment.SOMETIMES, Comment.TODAY, Comment.NOW, Comment.EVERY_YEAR));
  }
}
