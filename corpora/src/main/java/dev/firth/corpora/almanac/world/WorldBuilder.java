package dev.firth.corpora.almanac.world;

import dev.firth.corpora.almanac.world.Concept.Kind;
import dev.firth.corpora.almanac.world.World.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the word lists beside this class and forges the rest of the world. */
final class WorldBuilder {
  private static final double COMPOUND_SHARE = 0.75;

  private final Register register = new Register();
  private final NameForge forge = new NameForge(lists("names.txt"));
  private final Map<Link, List<Pair>> pairs = new EnumMap<>(Link.class);
  private final long seed;

  WorldBuilder(long seed) {
    this.seed = seed;
  }

  World build() {
    List<Pair> kin = kin();
    List<Young> young = young();
    List<Trade> trades = trades();
    things();
    compounds(Dice.of(seed, 1));
    List<AdjectiveSense> adjectives = adjectives();
    List<VerbFrame> verbs = verbs();
    register.concepts().forEach(concept -> forge.take(concept.key()));
    List<Country> countries = new CountryBuilder(register, forge, seed).build();
    pairs.put(Link.KIN, kin);
    pairs.put(Link.YOUNG, held(young, Young::animal, Young::young));
    pairs.put(Link.TOOL, held(trades, Trade::trade, Trade::tool));
    pairs.put(Link.CAPITAL, held(countries, Country::capital, Country::name));
    pairs.put(Link.CURRENCY, held(ownCurrency(countries), Country::name, Country::currency));
    pairs.put(Link.OPPOSITE, opposites(adjectives));
    return new World(register, countries, trades, young, adjectives, verbs, pairs);
  }

  private List<Pair> kin() {
    List<List<String>> rows = rows("kin.txt");
    List<Concept> men = rows.stream().map(row -> noun("person.kin.man", row.getFirst())).toList();
    List<Concept> women = rows.stream().map(row -> noun("person.kin.woman", row.get(1))).toList();
    var kin = new ArrayList<Pair>();
    for (int i = 0; i < rows.size(); i++) {
      kin.add(new Pair(men.get(i), women.get(i), isHeld(i)));
    }
    return kin;
  }

  private List<Young> young() {
    return rows("young.txt").stream()
        .map(r -> new Young(noun(r.get(2), r.getFirst()), noun("young", r.get(1)), r.get(3)))
        .toList();
  }

  private List<Trade> trades() {
    return rows("trades.txt").stream()
        .map(
            r ->
                new Trade(
                    noun("person.trade", r.getFirst()),
                    noun("thing.tool", r.get(1)),
                    noun("workplace", r.get(2)),
                    noun("thing.product", r.get(3)),
                    noun("material", r.get(4))))
        .toList();
  }

  private void things() {
    lists("things.txt").forEach((category, words) -> words.forEach(word -> noun(category, word)));
    lists("weather.txt")
        .forEach(
            (category, words) -> {
              // Months and days are names in English; what they are called is up to the grammar.
              boolean named = Set.of("time.month", "time.day").contains(category);
              words.forEach(word -> register.add(named ? Kind.NAME : Kind.NOUN, category, word));
            });
  }

  private void compounds(Dice dice) {
    for (String compound : forge.compounds()) {
      int colon = compound.indexOf(':');
      if (dice.chance(COMPOUND_SHARE)) {
        noun(compound.substring(colon + 1), compound.substring(0, colon));
      }
    }
  }

  private List<AdjectiveSense> adjectives() {
    var senses = new ArrayList<AdjectiveSense>();
    for (List<String> row : rows("adjectives.txt")) {
      String flags = row.get(2);
      List<String> of = row.subList(3, row.size());
      boolean graded = flags.contains("d");
      boolean manner = flags.contains("m");
      Optional<AdjectiveSense> opposite =
          Optional.of(row.get(1))
              .filter(word -> !word.equals("-"))
              .map(this::adjective)
              .map(
                  c ->
                      new AdjectiveSense(
                          c, Optional.empty(), graded, manner, flags.contains("o"), of));
      Concept adjective = adjective(row.getFirst());
      senses.add(new AdjectiveSense(adjective, opposite, graded, manner, flags.contains("b"), of));
    }
    return senses;
  }

  private Concept adjective(String word) {
    return register.add(Kind.ADJECTIVE, "adjective", word);
  }

  private List<VerbFrame> verbs() {
    var frames = new ArrayList<VerbFrame>();
    for (String line : ResourceTable.lines(WorldBuilder.class, "verbs.txt")) {
      List<String> fields = Arrays.stream(line.split("\\|")).map(String::strip).toList();
      Concept verb = register.add(Kind.VERB, "verb", fields.getFirst());
      frames.add(
          new VerbFrame(verb, categories(fields.get(1)), categories(fields.get(2)), where(fields)));
    }
    // What countries, rivers and goods do is said by their own sentences.
    for (String verb : List.of("cost", "use", "stand", "belong")) {
      register.add(Kind.VERB, "verb", verb);
    }
    return frames;
  }

  private static List<String> categories(String field) {
    return field.equals("-") ? List.of() : List.of(field.split(" "));
  }

  private static Optional<VerbFrame.Where> where(List<String> fields) {
    String field = fields.get(3);
    if (field.equals("-")) {
      return Optional.empty();
    }
    int space = field.indexOf(' ');
    Relation relation = Relation.valueOf(field.substring(0, space).toUpperCase(Locale.ROOT));
    return Optional.of(new VerbFrame.Where(relation, field.substring(space + 1)));
  }

  private static List<Country> ownCurrency(List<Country> countries) {
    return countries.stream()
        .filter(c -> countries.stream().filter(o -> o.currency().equals(c.currency())).count() == 1)
        .toList();
  }

  private static List<Pair> opposites(List<AdjectiveSense> senses) {
    List<AdjectiveSense> negated = senses.stream().filter(WorldBuilder::isNegatedByPrefix).toList();
    return held(
        negated, AdjectiveSense::adjective, sense -> sense.opposite().orElseThrow().adjective());
  }

  private static boolean isNegatedByPrefix(AdjectiveSense sense) {
    String key = sense.adjective().key();
    return sense.opposite().isPresent()
        && Set.of("un" + key, "dis" + key, "im" + key)
            .contains(sense.opposite().get().adjective().key());
  }

  private static <T> List<Pair> held(
      List<T> items, Function<T, Concept> first, Function<T, Concept> second) {
    var pairs = new ArrayList<Pair>();
    for (T item : items) {
      pairs.add(new Pair(first.apply(item), second.apply(item), isHeld(pairs.size())));
    }
    return pairs;
  }

  private static boolean isHeld(int index) {
    return index % World.HELD_BACK_EVERY == World.HELD_BACK_EVERY - 1;
  }

  private Concept noun(String category, String word) {
    return register.add(Kind.NOUN, category, word);
  }

  private static List<List<String>> rows(String file) {
    return ResourceTable.rows(WorldBuilder.class, file);
  }

  private static Map<String, List<String>> lists(String file) {
    return ResourceTable.lists(WorldBuilder.class, file);
  }
}
