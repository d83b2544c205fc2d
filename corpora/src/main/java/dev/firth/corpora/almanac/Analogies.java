package dev.firth.corpora.almanac;

import dev.firth.corpora.almanac.english.EnglishForm;
import dev.firth.corpora.almanac.english.EnglishLexicon;
import dev.firth.corpora.almanac.world.AdjectiveSense;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Dice;
import dev.firth.corpora.almanac.world.Pair;
import dev.firth.corpora.almanac.world.VerbFrame;
import dev.firth.corpora.almanac.world.World;
import dev.firth.corpora.almanac.world.World.Link;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Asks a world's relations and a lexicon's forms as analogy questions. */
final class Analogies {
  private static final int QUESTIONS_A_SECTION = 400;

  private final World world;
  private final EnglishLexicon lexicon;
  private final long seed;

  Analogies(World world, EnglishLexicon lexicon, long seed) {
    this.world = world;
    this.lexicon = lexicon;
    this.seed = seed;
  }

  /** The questions in the layout of questions-words.txt: five semantic sections, then grammar. */
  String questions() {
    var text = new StringBuilder();
    sections().forEach((name, pairs) -> section(name, pairs, text));
    return text.toString();
  }

  private Map<String, List<String[]>> sections() {
    var sections = new LinkedHashMap<String, List<String[]>>();
    sections.put("capital-country", linked(Link.CAPITAL));
    sections.put("country-currency", linked(Link.CURRENCY));
    sections.put("family", linked(Link.KIN));
    sections.put("animal-young", linked(Link.YOUNG));
    sections.put("trade-tool", linked(Link.TOOL));
    List<Concept> graded = adjectives(AdjectiveSense::graded);
    List<Concept> verbs =
        world.verbs().stream()
            .filter(frame -> frame.who().contains("person"))
            .map(VerbFrame::verb)
            .toList();
    sections.put("gram1-adjective-to-adverb", adverbs());
    sections.put("gram2-opposite", linked(Link.OPPOSITE));
    sections.put("gram3-comparative", forms(graded, EnglishForm.POSITIVE, EnglishForm.COMPARATIVE));
    sections.put("gram4-superlative", forms(graded, EnglishForm.POSITIVE, EnglishForm.SUPERLATIVE));
    sections.put("gram5-present-participle", forms(verbs, EnglishForm.BASE, EnglishForm.GERUND));
    sections.put("gram6-nationality-adjective", nationalities());
    sections.put("gram7-past-tense", forms(verbs, EnglishForm.GERUND, EnglishForm.PAST));
    sections.put("gram8-plural", forms(nouns(), EnglishForm.SINGULAR, EnglishForm.PLURAL));
    sections.put("gram9-plural-verbs", forms(verbs, EnglishForm.BASE, EnglishForm.THIRD_PERSON));
    return sections;
  }

  private List<String[]> linked(Link link) {
    return usable(world.pairs(link).stream().map(this::words));
  }

  private String[] words(Pair pair) {
    return new String[] {word(pair.first()), word(pair.second())};
  }

  private String word(Concept concept) {
    // The first form of every kind of word is its base form.
    return lexicon.form(concept, EnglishForm.SINGULAR);
  }

  private List<Concept> adjectives(Predicate<AdjectiveSense> which) {
    return world.adjectives().stream()
        .flatMap(sense -> Stream.concat(Stream.of(sense), sense.opposite().stream()))
        .filter(which)
        .map(AdjectiveSense::adjective)
        .toList();
  }

  private List<String[]> adverbs() {
    return forms(adjectives(AdjectiveSense::manner), EnglishForm.POSITIVE, EnglishForm.ADVERB);
  }

  private List<String[]> nationalities() {
    return usable(
        world.countries().stream().map(c -> new String[] {c.name().key(), c.people().key()}));
  }

  /** Everyday nouns: the commoner half of the lists, without forged compounds. */
  private List<Concept> nouns() {
    return Stream.of("animal.farm", "food.dish", "thing", "landmark", "person.folk", "event")
        .flatMap(category -> world.members(category).stream().limit(40))
        .filter(noun -> noun.counted() && !noun.isA("thing.product"))
        .distinct()
        .toList();
  }

  private List<String[]> forms(List<Concept> concepts, EnglishForm first, EnglishForm second) {
    return usable(
        concepts.stream().map(c -> new String[] {lexicon.form(c, first), lexicon.form(c, second)}));
  }

  /** Leaves out words with two meanings, missing forms, and forms that are the same. */
  private List<String[]> usable(Stream<String[]> pairs) {
    return pairs
        .filter(pair -> !pair[0].equals(pair[1]))
        .filter(pair -> lexicon.isUnambiguous(pair[0]) && lexicon.isUnambiguous(pair[1]))
        .filter(pair -> !List.of(pair).contains(EnglishLexicon.NONE))
        .toList();
  }

  private void section(String name, List<String[]> pairs, StringBuilder text) {
    text.append(": ").append(name).append('\n');
    Dice dice = Dice.of(seed, name.hashCode());
    int all = pairs.size() * (pairs.size() - 1);
    double share = Math.min(1, (double) QUESTIONS_A_SECTION / all);
    for (int known = 0; known < pairs.size(); known++) {
      for (int asked = 0; asked < pairs.size(); asked++) {
        if (known != asked && dice.chance(share)) {
          line(pairs.get(known), pairs.get(asked), text);
        }
      }
    }
  }

  private static void line(String[] known, String[] asked, StringBuilder text) {
    String line = String.join(" ", known[0], known[1], asked[0], asked[1]);
    text.append(line.toLowerCase(Locale.ROOT)).append('\n');
  }
}
