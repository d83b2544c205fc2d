package dev.firth.corpora.almanac.world;

import dev.firth.corpora.almanac.world.World.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The company that each concept keeps: which adjectives are said of it, what it does, what is done
 * to it and where. Categories say what is possible; among that each concept has favourites of its
 * own, by the seed, and the two of a pair (a horse and its foal, brother and sister) share them. So
 * distribution alone tells one word from another and relates those that belong together. Immutable
 * and thread-safe.
 */
public final class Company {
  private static final double EXPONENT = 0.75;
  private static final int FAVOURITES = 6;
  private static final double SHARE = 0.55;

  private static final List<String> FODDER =
      List.of("food.vegetable", "food.fruit", "plant.herb", "animal.insect");

  private final World world;
  private final long seed;
  private final int[] leads;
  private final Map<String, List<AdjectiveSense>> adjectivesByCategory = new HashMap<>();
  private final Map<String, List<AdjectiveSense>> mannersByCategory = new HashMap<>();
  private final Map<String, List<VerbFrame>> deedsByCategory = new HashMap<>();
  private final Map<List<String>, List<Concept>> membersByCategory = new HashMap<>();
  private final List<Choice<AdjectiveSense>> adjectives = new ArrayList<>();
  private final List<Choice<AdjectiveSense>> manners = new ArrayList<>();
  private final List<Choice<VerbFrame>> deeds = new ArrayList<>();
  private final Map<Concept, Choice<Concept>> objects = new HashMap<>();
  private final Map<Concept, Choice<Concept>> places = new HashMap<>();
  private final Map<Concept, Choice<Concept>> diets = new HashMap<>();
  private final Map<Concept, Choice<Concept>> haunts = new HashMap<>();

  public Company(World world, long seed) {
    this.world = world;
    this.seed = seed;
    leads = leads(world);
    for (Concept concept : world.concepts()) {
      // What is said of people is said of those who bear a name: each name has a character.
      boolean person = concept.isA("name.women") || concept.isA("name.men");
      boolean noun = concept.kind() == Concept.Kind.NOUN;
      String category = person ? "person" : concept.category();
      adjectives.add(noun || person ? among(adjectivesOf(category), concept, Company::idOf) : null);
      manners.add(noun || person ? among(mannersOf(category), concept, Company::idOf) : null);
      deeds.add(noun ? among(deedsOf(category), concept, frame -> frame.verb().id()) : null);
    }
    for (Young kind : world.young()) {
      for (Concept one : List.of(kind.animal(), kind.young())) {
        diets.put(one, among(members(FODDER), one, Concept::id));
        haunts.put(one, among(members(List.of(kind.home())), one, Concept::id));
      }
    }
    for (VerbFrame frame : world.verbs()) {
      objects.put(frame.verb(), among(members(frame.what()), frame.verb(), Concept::id));
      frame
          .where()
          .ifPresent(
              where ->
                  places.put(
                      frame.verb(),
                      among(members(List.of(where.category())), frame.verb(), Concept::id)));
    }
  }

  /** Adjectives said of a noun or a given name; null where nothing fits. */
  public Choice<AdjectiveSense> adjectives(Concept noun) {
    return adjectives.get(noun.id());
  }

  /** How a noun or one of a given name does things; null where nothing fits. */
  public Choice<AdjectiveSense> manners(Concept noun) {
    return manners.get(noun.id());
  }

  /** What a noun does; null for what does nothing. */
  public Choice<VerbFrame> deeds(Concept noun) {
    return deeds.get(noun.id());
  }

  /** What a deed is done to; null for a verb without object. */
  public Choice<Concept> objects(VerbFrame frame) {
    return objects.get(frame.verb());
  }

  /** Where a deed is done; null if it goes with no place. */
  public Choice<Concept> places(VerbFrame frame) {
    return places.get(frame.verb());
  }

  /** What an animal with young, or its young, eats. */
  public Choice<Concept> diet(Concept animal) {
    return diets.get(animal);
  }

  /** Where an animal with young, or its young, is found. */
  public Choice<Concept> haunts(Concept animal) {
    return haunts.get(animal);
  }

  private <T> Choice<T> among(List<T> candidates, Concept of, ToIntFunction<T> id) {
    if (candidates.isEmpty()) {
      return null;
    }
    return Choice.favouring(candidates, EXPONENT, favourites(candidates, of, id), SHARE);
  }

  /** The places of those that the concept likes best, in that order. */
  private <T> int[] favourites(List<T> candidates, Concept of, ToIntFunction<T> id) {
    var best = new int[Math.min(FAVOURITES, candidates.size())];
    var liking = new double[best.length];
    // Liking depends on the two alone, so that pairs share it though their candidates differ.
    long lead = Dice.of(seed, leads[of.id()]).below(Integer.MAX_VALUE);
    for (int i = 0; i < candidates.size(); i++) {
      double like = Dice.of(lead, id.applyAsInt(candidates.get(i))).unit();
      int place = best.length;
      while (place > 0 && like > liking[place - 1]) {
        place--;
      }
      if (place < best.length) {
        System.arraycopy(best, place, best, place + 1, best.length - place - 1);
        System.arraycopy(liking, place, liking, place + 1, best.length - place - 1);
        best[place] = i;
        liking[place] = like;
      }
    }
    return best;
  }

  private static int idOf(AdjectiveSense sense) {
    return sense.adjective().id();
  }

  private List<AdjectiveSense> adjectivesOf(String category) {
    return adjectivesByCategory.computeIfAbsent(
        category,
        c -> world.adjectives().stream().filter(sense -> withinAny(c, sense.of())).toList());
  }

  private List<AdjectiveSense> mannersOf(String category) {
    return mannersByCategory.computeIfAbsent(
        category, c -> adjectivesOf(c).stream().filter(AdjectiveSense::manner).toList());
  }

  private List<VerbFrame> deedsOf(String category) {
    return deedsByCategory.computeIfAbsent(
        category, c -> world.verbs().stream().filter(verb -> withinAny(c, verb.who())).toList());
  }

  private List<Concept> members(List<String> categories) {
    return membersByCategory.computeIfAbsent(
        categories,
        list -> list.stream().flatMap(c -> world.members(c).stream()).distinct().toList());
  }

  private static boolean withinAny(String category, List<String> broader) {
    return broader.stream().anyMatch(b -> Concept.within(category, b));
  }

  /** For each concept the id of the one whose favourites it shares: mostly itself. */
  private static int[] leads(World world) {
    int[] leads = new int[world.concepts().size()];
    for (int i = 0; i < leads.length; i++) {
      leads[i] = i;
    }
    for (Link link : List.of(Link.KIN, Link.YOUNG)) {
      for (Pair pair : world.pairs(link)) {
        leads[pair.second().id()] = pair.first().id();
      }
    }
    return leads;
  }
}
