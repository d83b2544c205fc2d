package dev.firth.corpora.almanac.french;

import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.words.Gender;
import dev.firth.corpora.almanac.words.Glossary;
import dev.firth.corpora.almanac.words.Row;
import dev.firth.corpora.almanac.words.VerbSenses;
import dev.firth.corpora.almanac.words.WordTable;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.World;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The French words of a world's concepts, from the lists beside this class; compounds and names
 * that the world has forged are put together by rule. Immutable and thread-safe. The constructor
 * throws {@link IllegalStateException} for a noun or adjective without a word.
 */
final class FrenchLexicon {
  private final WordTable nounRows = WordTable.of(FrenchLexicon.class, "nouns.txt");
  private final WordTable verbRows = WordTable.of(FrenchLexicon.class, "verbs.txt");
  private final WordTable adjectiveRows = WordTable.of(FrenchLexicon.class, "adjectives.txt");
  private final WordTable nameRows = WordTable.of(FrenchLexicon.class, "names.txt");
  private final VerbSenses<FrenchVerb> verbs = new VerbSenses<>(verbRows, this::verb);
  private final Glossary<FrenchNoun, FrenchAdjective> glossary;

  FrenchLexicon(World world) {
    glossary = new Glossary<>(world, this::noun, this::adjective);
  }

  FrenchNoun noun(Concept concept, Optional<Phrase> of) {
    FrenchNoun noun = glossary.noun(concept);
    return of.filter(Phrase::female).flatMap(_ -> noun.woman()).orElse(noun);
  }

  FrenchAdjective adjectiveOf(Concept concept) {
    return glossary.adjective(concept);
  }

  FrenchVerb verbOf(Concept concept, Optional<Phrase> subject, Optional<Phrase> object) {
    return verbs.of(concept, subject, object);
  }

  /** A verb that builds tenses and moods: {@code être, avoir, pouvoir ...}. */
  FrenchVerb helper(String infinitive) {
    return verb(Row.of(List.of(infinitive, infinitive)));
  }

  /** When: {@code en été, le soir, lundi}. */
  String time(Concept concept) {
    return nounRows.row("time", concept.key()).word(1);
  }

  /** A name as it stands without an article. */
  String name(Concept name) {
    if (name.isA("name.country")) {
      return marked(country(name).map(row -> row.word(2)).orElse(name.key()));
    }
    if (name.isA("name.town")) {
      return marked(nameRows.find("town", name.key()).map(row -> row.word(1)).orElse(name.key()));
    }
    return marked(name.key());
  }

  /** The gender of a country; none for one that has no article. */
  Optional<Gender> genderOf(Concept country) {
    String gender = country(country).map(row -> row.word(1)).orElse("m");
    return gender.equals("-") ? Optional.empty() : Optional.of(Gender.of(gender));
  }

  private Optional<Row> country(Concept name) {
    return nameRows.find("country", name.key());
  }

  /** Names with an h keep vowels before it, but for a few. */
  private String marked(String name) {
    boolean mute = nameRows.find("mute-h", name).isPresent() || name.equals("Hanoï");
    return name.startsWith("H") && !mute ? "*" + name : name;
  }

  private FrenchAdjective people(String key) {
    Optional<Row> listed = nameRows.find("people", key);
    if (listed.isPresent()) {
      return adjective(listed.get());
    }
    Row ending = nameRows.ending("people-ending", key).orElseThrow();
    String stem = key.substring(0, key.length() - ending.key().length()).toLowerCase(Locale.ROOT);
    String word = stem + ending.word(1);
    return adjective(Row.of(List.of(key, word.startsWith("h") ? "*" + word : word)));
  }

  private FrenchNoun noun(Concept concept) {
    String key = concept.key();
    boolean listed = nounRows.find("noun", key).isPresent();
    Optional<WordTable.Compound> compound = listed ? Optional.empty() : nounRows.compound(key);
    if (compound.isPresent()) {
      Row tail = compound.get().tail();
      String what = tail.word(2) + " " + compound.get().head().word(1);
      return counted(Gender.of(tail.word(1)), what);
    }
    if (concept.isA("currency") && !listed) {
      Row ending = nounRows.ending("coin-ending", key).orElseThrow();
      return counted(Gender.of(ending.word(1)), key.startsWith("h") ? "*" + key : key);
    }
    Row row = nounRows.row("noun", key);
    String singular = row.word(2);
    return new FrenchNoun(
        Gender.of(row.word(1)),
        singular,
        Optional.of(row.optional(3).orElseGet(() -> FrenchInflection.plural(singular)))
            .filter(word -> !word.equals("-")),
        row.setting("f"),
        row.setting("at"));
  }

  private static FrenchNoun counted(Gender gender, String singular) {
    return new FrenchNoun(
        gender,
        singular,
        Optional.of(FrenchInflection.plural(singular)),
        Optional.empty(),
        Optional.empty());
  }

  private FrenchAdjective adjective(Concept concept) {
    return concept.isA("name.people")
        ? people(concept.key())
        : adjective(adjectiveRows.row("adjective", concept.key()));
  }

  private static FrenchAdjective adjective(Row row) {
    String masculine = row.word(1);
    String feminine = row.optional(2).orElseGet(() -> FrenchInflection.feminine(masculine));
    return new FrenchAdjective(
        masculine,
        feminine,
        row.setting("v").orElse(masculine),
        row.has("pre"),
        row.setting("adv").orElseGet(() -> FrenchInflection.adverb(masculine, feminine)),
        row.setting("more"));
  }

  private FrenchVerb verb(Row row) {
    List<String> written = Arrays.asList(row.word(1).split("\\+"));
    Stems stems = stems(written.getFirst());
    return new FrenchVerb(
        written.getFirst(),
        List.copyOf(written.subList(1, written.size())),
        stems.singular(),
        stems.plural(),
        stems.imperfect(),
        stems.future(),
        stems.participle(),
        row.has("être") || row.has("refl"),
        row.has("refl"),
        row.has("state"),
        row.has("generic"),
        row.setting("obj"),
        row.settings().entrySet().stream()
            .filter(e -> !e.getKey().equals("obj"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private Stems stems(String infinitive) {
    Optional<Row> irregular = verbRows.find("irregular", infinitive);
    if (irregular.isPresent()) {
      Row row = irregular.get();
      return new Stems(row.word(1), row.word(2), row.word(3), row.word(4), row.word(5));
    }
    String stem = infinitive.substring(0, infinitive.length() - 2);
    if (infinitive.endsWith("er")) {
      String present = FrenchInflection.presentStem(infinitive);
      return new Stems(
          present + "e",
          present + "ent",
          FrenchInflection.imperfectStem(infinitive),
          FrenchInflection.futureStem(infinitive),
          stem + "é");
    }
    if (infinitive.endsWith("ir")) {
      return new Stems(stem + "it", stem + "issent", stem + "iss", infinitive, stem + "i");
    }
    if (infinitive.endsWith("dre")) {
      return new Stems(stem, stem + "ent", stem, stem + "r", stem + "u");
    }
    throw new IllegalStateException("verbs.txt has no forms of " + infinitive);
  }

  private record Stems(
      String singular, String plural, String imperfect, String future, String participle) {}
}
