package dev.firth.corpora.almanac.german;

import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.words.Gender;
import dev.firth.corpora.almanac.words.Glossary;
import dev.firth.corpora.almanac.words.Row;
import dev.firth.corpora.almanac.words.VerbSenses;
import dev.firth.corpora.almanac.words.WordTable;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The German words of a world's concepts, from the lists beside this class; compounds and names
 * that the world has forged are put together by rule. Immutable and thread-safe. The constructor
 * throws {@link IllegalStateException} for a noun or adjective without a word.
 */
final class GermanLexicon {
  private static final Set<String> INSEPARABLE =
      Set.of("be", "ent", "er", "ge", "ver", "zer", "über", "unter");

  private final WordTable nounRows = WordTable.of(GermanLexicon.class, "nouns.txt");
  private final WordTable verbRows = WordTable.of(GermanLexicon.class, "verbs.txt");
  private final WordTable adjectiveRows = WordTable.of(GermanLexicon.class, "adjectives.txt");
  private final WordTable nameRows = WordTable.of(GermanLexicon.class, "names.txt");
  private final VerbSenses<GermanVerb> verbs = new VerbSenses<>(verbRows, this::verb);
  private final Glossary<GermanNoun, GermanAdjective> glossary;

  GermanLexicon(World world) {
    glossary = new Glossary<>(world, this::noun, this::adjective);
  }

  GermanNoun noun(Concept concept, Optional<Phrase> of) {
    GermanNoun noun = glossary.noun(concept);
    return of.filter(Phrase::female).flatMap(_ -> noun.woman()).orElse(noun);
  }

  GermanAdjective adjectiveOf(Concept concept) {
    return glossary.adjective(concept);
  }

  GermanVerb verbOf(Concept concept, Optional<Phrase> subject, Optional<Phrase> object) {
    return verbs.of(concept, subject, object);
  }

  /** A verb that builds tenses and moods: {@code sein, haben, werden, können ...}. */
  GermanVerb helper(String infinitive) {
    return verb(Row.of(List.of(infinitive, infinitive)));
  }

  /** When: {@code im Sommer, am Montag, in der Nacht}. */
  List<String> time(Concept concept) {
    return List.of(nounRows.row("time", concept.key()).word(1).split(" "));
  }

  String name(Concept name) {
    String called = called(name);
    return called.substring(called.indexOf(':') + 1);
  }

  /** The gender of a name that has an article: some countries, all rivers and mountains. */
  Optional<Gender> articleOf(Concept name) {
    String called = called(name);
    if (called.contains(":")) {
      return Optional.of(Gender.of(called.substring(0, 1)));
    }
    if (name.isA("name.river")) {
      boolean feminine = called.endsWith("a") || called.endsWith("e");
      return Optional.of(feminine ? Gender.FEMININE : Gender.MASCULINE);
    }
    if (name.isA("name.mountain")) {
      return Optional.of(called.endsWith("horn") ? Gender.NEUTER : Gender.MASCULINE);
    }
    return Optional.empty();
  }

  private String called(Concept name) {
    boolean place = name.isA("name.country") || name.isA("name.town");
    return place
        ? nameRows.find("name", name.key()).map(row -> row.word(1)).orElse(name.key())
        : name.key();
  }

  private String people(String key) {
    return nameRows
        .find("people", key)
        .map(row -> row.word(1))
        .orElseGet(
            () -> {
              Row ending = nameRows.ending("people-ending", key).orElseThrow();
              String stem = key.substring(0, key.length() - ending.key().length());
              return stem.toLowerCase(Locale.ROOT) + ending.word(1);
            });
  }

  private GermanNoun noun(Concept concept) {
    String key = concept.key();
    Optional<WordTable.Compound> compound =
        nounRows.find("noun", key).isPresent() ? Optional.empty() : nounRows.compound(key);
    if (compound.isPresent()) {
      return made(compound.get().head().word(1), compound.get().tail());
    }
    if (concept.isA("currency") && nounRows.find("noun", key).isEmpty()) {
      Row ending = nounRows.ending("coin-ending", key).orElseThrow();
      String stem = key.substring(0, key.length() - ending.key().length());
      return made(GermanInflection.capital(stem), ending);
    }
    return made("", nounRows.row("noun", key));
  }

  private static GermanNoun made(String before, Row row) {
    Gender gender = Gender.of(row.word(1));
    String singular = before + row.word(2);
    Optional<String> plural =
        Optional.of(row.word(3)).filter(word -> !word.equals("-")).map(word -> before + word);
    Optional<String> oblique = row.has("w") ? plural : row.setting("w").map(word -> before + word);
    String genitive =
        row.setting("g")
            .orElseGet(
                () ->
                    gender == Gender.NEUTER || oblique.isEmpty()
                        ? GermanInflection.genitive(oblique.orElse(singular), gender)
                        : oblique.get());
    return new GermanNoun(
        gender,
        singular,
        plural,
        oblique,
        genitive,
        row.setting("f"),
        row.setting("at").orElse("in"));
  }

  private GermanAdjective adjective(Concept concept) {
    return concept.isA("name.people")
        ? regular(people(concept.key()))
        : adjective(adjectiveRows.row("adjective", concept.key()));
  }

  private static GermanAdjective adjective(Row row) {
    String positive = row.word(1);
    GermanAdjective regular = regular(positive);
    return new GermanAdjective(
        positive,
        regular.stem(),
        row.optional(2).orElse(regular.comparative()),
        row.optional(3).orElse(regular.superlative()));
  }

  private static GermanAdjective regular(String positive) {
    return new GermanAdjective(
        positive,
        GermanInflection.adjectiveStem(positive),
        GermanInflection.comparative(positive),
        GermanInflection.superlative(positive));
  }

  private GermanVerb verb(Row row) {
    String written = row.word(1);
    int bar = written.indexOf('|');
    String particle = bar < 0 ? "" : written.substring(0, bar);
    Parts parts = parts(written.substring(bar + 1));
    return new GermanVerb(
        particle,
        parts.infinitive(),
        parts.third(),
        parts.past(),
        particle + parts.participle(),
        row.has("s")
            ? GermanVerb.Being.ALWAYS
            : row.has("x") ? GermanVerb.Being.WITHOUT_OBJECT : GermanVerb.Being.NEVER,
        row.has("refl"),
        row.setting("obj").map(GermanVerb.Government::of),
        row.settings().entrySet().stream()
            .filter(e -> !e.getKey().equals("obj"))
            .collect(
                Collectors.toMap(Map.Entry::getKey, e -> GermanVerb.Government.of(e.getValue()))));
  }

  private Parts parts(String infinitive) {
    Optional<Row> strong = verbRows.find("strong", infinitive);
    if (strong.isPresent()) {
      Row row = strong.get();
      return new Parts(infinitive, row.word(1), row.word(2), row.word(3));
    }
    for (String prefix : INSEPARABLE) {
      String rest = infinitive.startsWith(prefix) ? infinitive.substring(prefix.length()) : "";
      Optional<Row> base = verbRows.find("strong", rest);
      if (base.isPresent()) {
        return prefixed(prefix, base.get());
      }
    }
    String third = GermanInflection.weakThird(infinitive);
    boolean bare =
        infinitive.endsWith("ieren") || INSEPARABLE.stream().anyMatch(infinitive::startsWith);
    return new Parts(
        infinitive, third, GermanInflection.weakPast(infinitive), bare ? third : "ge" + third);
  }

  private static Parts prefixed(String prefix, Row base) {
    String participle = base.word(3);
    String bare = participle.startsWith("ge") ? participle.substring(2) : participle;
    return new Parts(
        prefix + base.key(), prefix + base.word(1), prefix + base.word(2), prefix + bare);
  }

  private record Parts(String infinitive, String third, String past, String participle) {}
}
