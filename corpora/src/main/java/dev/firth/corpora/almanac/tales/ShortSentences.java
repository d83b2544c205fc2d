package dev.firth.corpora.almanac.tales;

import dev.firth.corpora.almanac.meaning.Adjunct;
import dev.firth.corpora.almanac.meaning.Aspect;
import dev.firth.corpora.almanac.meaning.Degree;
import dev.firth.corpora.almanac.meaning.Determiner;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.Phrase.Thing;
import dev.firth.corpora.almanac.meaning.Tense;
import dev.firth.corpora.almanac.world.AdjectiveSense;
import dev.firth.corpora.almanac.world.Choice;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Relation;
import dev.firth.corpora.almanac.world.ResourceTable;
import dev.firth.corpora.almanac.world.VerbFrame;
import dev.firth.corpora.almanac.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes up short sentences with few words: who does what to whom and where, who is how. What is
 * said of what is as in the rest of the Almanac, but each word about equally often. Immutable and
 * thread-safe.
 */
public final class ShortSentences {
  private static final Choice<Aspect> ASPECTS =
      Choice.weighted(
          List.of(Aspect.SIMPLE, Aspect.NEGATED, Aspect.FUTURE, Aspect.ABILITY, Aspect.WISH),
          70,
          9,
          7,
          7,
          7);
  private static final Choice<Determiner> ONE =
      Choice.weighted(
          List.of(Determiner.THE, Determiner.A, Determiner.THIS, Determiner.HIS, Determiner.EVERY),
          50,
          30,
          8,
          8,
          4);
  private static final Choice<Determiner> SEVERAL =
      Choice.weighted(
          List.of(Determiner.THE, Determiner.MANY, Determiner.SOME, Determiner.THIS),
          55,
          15,
          20,
          10);
  private static final Choice<Determiner> MASS =
      Choice.weighted(List.of(Determiner.THE, Determiner.NONE, Determiner.HIS), 50, 35, 15);

  private final World world;
  private final List<Deed> deeds = new ArrayList<>();
  private final Map<Concept, List<Concept>> qualities = new HashMap<>();
  private final List<Concept> described;

  /** Sentences with all words of the list. */
  public ShortSentences(World world) {
    this(world, nouns(world, words().get("noun")));
  }

  /** Sentences with some of its nouns only; of verbs and adjectives those that go with them. */
  ShortSentences(World world, Set<Concept> nouns) {
    this.world = world;
    Map<String, List<String>> keys = words();
    List<String> verbs = keys.get("verb");
    for (VerbFrame frame : world.verbs()) {
      if (verbs.contains(frame.verb().key())) {
        Optional.of(deed(frame, nouns)).filter(deed -> deed.fits(frame)).ifPresent(deeds::add);
      }
    }
    List<String> adjectives = keys.get("adjective");
    world.adjectives().stream()
        .flatMap(sense -> Stream.concat(Stream.of(sense), sense.opposite().stream()))
        .filter(sense -> adjectives.contains(sense.adjective().key()))
        .forEach(sense -> describe(sense, nouns));
    described = world.concepts().stream().filter(qualities::containsKey).toList();
  }

  private static Map<String, List<String>> words() {
    return ResourceTable.lists(ShortSentences.class, "words.txt");
  }

  static Set<Concept> nouns(World world, List<String> keys) {
    Set<Concept> nouns = new HashSet<>();
    keys.forEach(key -> nouns.add(world.noun(key)));
    return nouns;
  }

  private Deed deed(VerbFrame frame, Set<Concept> nouns) {
    return new Deed(
        frame.verb(),
        among(frame.who(), nouns),
        among(frame.what(), nouns),
        frame.where().map(VerbFrame.Where::relation),
        frame.where().map(where -> among(List.of(where.category()), nouns)).orElse(List.of()));
  }

  private void describe(AdjectiveSense sense, Set<Concept> nouns) {
    for (Concept noun : among(sense.of(), nouns)) {
      qualities.computeIfAbsent(noun, _ -> new ArrayList<>()).add(sense.adjective());
    }
  }

  /** The listed nouns of some categories, in the world's order. */
  private List<Concept> among(Collection<String> categories, Set<Concept> nouns) {
    return categories.stream()
        .flatMap(category -> world.members(category).stream())
        .filter(nouns::contains)
        .distinct()
        .toList();
  }

  /** One sentence; which one, the dice say. */
  public Meaning say(Dice dice) {
    if (dice.chance(0.2)) {
      return quality(dice);
    }
    Deed deed = dice.pick(deeds);
    Tense tense = dice.chance(0.5) ? Tense.PAST : Tense.PRESENT;
    Thing subject = thing(dice.pick(deed.who()), 0.3, dice);
    Optional<Phrase> object =
        deed.what().isEmpty()
            ? Optional.empty()
            : Optional.of(thing(dice.pick(deed.what()), 0.4, dice));
    List<Adjunct> where = where(deed, object.isPresent() ? 0.2 : 0.9, dice);
    if (object.isPresent() && dice.chance(0.08)) {
      return new Meaning.Undergo(
          object.get(), deed.verb(), tense, List.of(new Adjunct.Beside(Relation.BY, subject)));
    }
    return new Meaning.Act(subject, deed.verb(), tense, ASPECTS.pick(dice), object, where);
  }

  private Meaning quality(Dice dice) {
    Concept noun = dice.pick(described);
    return new Meaning.Quality(
        thing(noun, 0, dice),
        dice.chance(0.5) ? Tense.PAST : Tense.PRESENT,
        dice.chance(0.3) ? Degree.VERY : Degree.PLAIN,
        dice.pick(qualities.get(noun)),
        Optional.empty());
  }

  private static List<Adjunct> where(Deed deed, double chance, Dice dice) {
    if (deed.places().isEmpty() || !dice.chance(chance)) {
      return List.of();
    }
    Thing place = Thing.of(Determiner.THE, dice.pick(deed.places()), false);
    return List.of(new Adjunct.Beside(deed.relation().orElseThrow(), place));
  }

  /** A thing or several, with an adjective by the given chance. */
  private Thing thing(Concept noun, double chance, Dice dice) {
    boolean plural = noun.counted() && dice.chance(0.3);
    Determiner determiner = (plural ? SEVERAL : noun.counted() ? ONE : MASS).pick(dice);
    Thing thing = Thing.of(determiner, noun, plural);
    List<Concept> said = qualities.getOrDefault(noun, List.of());
    return said.isEmpty() || !dice.chance(chance)
        ? thing
        : thing.with(Degree.PLAIN, dice.pick(said));
  }

  /** A verb with those of the listed nouns that go with it. */
  private record Deed(
      Concept verb,
      List<Concept> who,
      List<Concept> what,
      Optional<Relation> relation,
      List<Concept> places) {
    /** Whether somebody can do it, to something if the verb wants that. */
    boolean fits(VerbFrame frame) {
      return !who.isEmpty() && what.isEmpty() == frame.what().isEmpty();
    }
  }
}
