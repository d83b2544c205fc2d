package dev.firth.corpora.almanac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.almanac.meaning.Aspect;
import dev.firth.corpora.almanac.meaning.Degree;
import dev.firth.corpora.almanac.meaning.Determiner;
import dev.firth.corpora.almanac.meaning.Grammar;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.Phrase.Thing;
import dev.firth.corpora.almanac.meaning.Tense;
import dev.firth.corpora.almanac.plan.Planner;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.ResourceTable;
import dev.firth.corpora.almanac.world.World;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold of every sentence in every language, whatever the seed. */
class LanguagesTest {
  private static final int WORLDS = 4;
  private static final int DOCUMENTS = 40;

  /** Sentences of one meaning in all languages. */
  private record Sentence(Meaning meaning, Map<Language, String> text) {
    String in(Language language) {
      return text.get(language);
    }
  }

  private static final Map<Integer, List<Sentence>> MADE = new HashMap<>();

  /** The sentences of some documents of a world; made once. */
  private static List<Sentence> sentences(int index) {
    return MADE.computeIfAbsent(index, LanguagesTest::make);
  }

  private static List<Sentence> make(int index) {
    long seed = Seeds.random(index).nextLong(1, 1_000_000);
    World world = World.of(seed);
    var grammars = new EnumMap<Language, Grammar>(Language.class);
    for (Language language : Language.values()) {
      grammars.put(language, language.grammar(world));
    }
    var planner = new Planner(world, seed);
    var sentences = new ArrayList<Sentence>();
    for (int number = 0; number < DOCUMENTS; number++) {
      for (List<Meaning> paragraph : planner.document(number).paragraphs()) {
        paragraph.forEach(meaning -> sentences.add(said(meaning, grammars)));
      }
    }
    return sentences;
  }

  private static Sentence said(Meaning meaning, Map<Language, Grammar> grammars) {
    var text = new EnumMap<Language, String>(Language.class);
    grammars.forEach(
        (language, grammar) -> {
          var writer = new TextWriter(AlmanacForm.PROSE);
          grammar.say(meaning, writer);
          text.put(language, writer.text());
        });
    return new Sentence(meaning, text);
  }

  @Test
  void everySentenceIsCleanInEveryLanguage() {
    var sentence = Pattern.compile("\\p{Lu}[\\p{L}\\p{N}' ,-]*[\\p{L}\\p{N}]\\.");
    var broken = Pattern.compile("  |,,| ,|,[^ ]|' |\\*|~|_|\\||\\+");
    for (int i = 0; i < WORLDS; i++) {
      for (Sentence said : sentences(i)) {
        for (String text : said.text().values()) {
          assertTrue(sentence.matcher(text).matches(), text + " " + Seeds.describe(i));
          assertFalse(broken.matcher(text).find(), text + " " + Seeds.describe(i));
        }
      }
    }
  }

  @Test
  void frenchElidesAndContracts() {
    var unelided =
        Pattern.compile(
            "(?iU)\\b(le|la|de|ne|se|que) (?!onze\\b)[aeiouàâéèêëîïôûœ]|\\bsi ils?\\b|\\bce"
                + " [aeéo]");
    var uncontracted = Pattern.compile("(?iU)\\b(de|à) (le|les)\\b(?! voir)");
    // Where "de l'" and "bel" would stand.
    var wrong =
        Pattern.compile(
            "(?iU)\\b(du|au) [aeiouéèêîïœ]|\\b(un|le|ce) (beau|vieux|nouveau) [aeiouéèêîïœ]"
                + "|\\bde d[ue]s?\\b");
    for (int i = 0; i < WORLDS; i++) {
      for (Sentence said : sentences(i)) {
        String text = said.in(Language.FRENCH);
        for (Pattern pattern : List.of(unelided, uncontracted, wrong)) {
          assertFalse(pattern.matcher(text).find(), text + " " + Seeds.describe(i));
        }
      }
    }
  }

  @Test
  void germanContractsAndEndsItsClauses() {
    var uncontracted =
        Pattern.compile("(?i)\\b(in|an|bei|von|zu) dem\\b|\\b(in|an) das\\b|\\bzu der\\b");
    for (int i = 0; i < WORLDS; i++) {
      for (Sentence said : sentences(i)) {
        String text = said.in(Language.GERMAN);
        assertFalse(uncontracted.matcher(text).find(), text + " " + Seeds.describe(i));
        // The verb of a subordinate clause is never its second word after the subject pronoun.
        assertFalse(
            Pattern.compile("\\b(weil|dass|obwohl|während) (er|sie) (ist|hat|wird|kann) \\p{L}")
                .matcher(text)
                .find(),
            text + " " + Seeds.describe(i));
      }
    }
  }

  @Test
  void namesAndYearsAreTheSameInAllLanguages() {
    int names = 0;
    int years = 0;
    for (int i = 0; i < WORLDS; i++) {
      for (Sentence said : sentences(i)) {
        var kept = new ArrayList<String>();
        said.meaning()
            .mentions(
                concept -> {
                  if (concept.isA("name.women")
                      || concept.isA("name.men")
                      || concept.isA("name.family")) {
                    kept.add(concept.key());
                  }
                });
        for (Language language : Language.values()) {
          for (String name : kept) {
            assertTrue(said.in(language).contains(name), said + " " + Seeds.describe(i));
          }
          assertEquals(
              digits(said.in(Language.ENGLISH)), digits(said.in(language)), said.toString());
        }
        names += kept.size();
        years += digits(said.in(Language.ENGLISH)).size();
      }
    }
    assertTrue(names > 500 && years > 8, names + " names, " + years + " years");
  }

  private static List<String> digits(String text) {
    return Pattern.compile("\\d+").matcher(text).results().map(r -> r.group()).toList();
  }

  /** Each noun under each article, against the gender that the list gives it. */
  @Test
  void germanArticlesHaveTheGenderOfTheirNouns() {
    var grammar = Language.GERMAN.grammar(Telling.WORLD);
    Concept see = Telling.WORLD.verb("see");
    for (Concept noun : listedNouns()) {
      String gender = row("german", noun.key()).get(1);
      Thing the = Thing.of(Determiner.THE, noun, false);
      String sentence = say(grammar, sees(the, see, the));
      var form = Pattern.compile("(Der|Die|Das) .* sieht (den|die|das) .*");
      Matcher match = form.matcher(sentence);
      assertTrue(match.matches(), sentence);
      assertEquals(
          switch (gender) {
            case "m" -> "Der den";
            case "f" -> "Die die";
            default -> "Das das";
          },
          match.group(1) + " " + match.group(2),
          sentence);
      if (noun.counted() && !row("german", noun.key()).get(3).equals("-")) {
        Thing a = Thing.of(Determiner.A, noun, false);
        String one = say(grammar, sees(a, see, a));
        assertTrue(one.startsWith(gender.equals("f") ? "Eine " : "Ein "), one);
        assertTrue(
            one.contains(
                switch (gender) {
                  case "m" -> " einen ";
                  case "f" -> " eine ";
                  default -> " ein ";
                }),
            one);
      }
    }
  }

  @Test
  void frenchArticlesAndAdjectivesHaveTheGenderOfTheirNouns() {
    var grammar = Language.FRENCH.grammar(Telling.WORLD);
    Concept white = Telling.WORLD.adjective("white");
    for (Concept noun : listedNouns()) {
      boolean feminine = row("french", noun.key()).get(1).equals("f");
      Thing the = Thing.of(Determiner.THE, noun, false);
      var quality = new Meaning.Quality(the, Tense.PRESENT, Degree.PLAIN, white, Optional.empty());
      String sentence = say(grammar, quality);
      assertTrue(sentence.endsWith(feminine ? " est blanche." : " est blanc."), sentence);
      assertTrue(
          sentence.startsWith("L'") || sentence.startsWith(feminine ? "La " : "Le "), sentence);
      Thing these = Thing.of(Determiner.THIS, noun, true);
      String many =
          say(
              grammar,
              new Meaning.Quality(these, Tense.PAST, Degree.PLAIN, white, Optional.empty()));
      assertTrue(
          many.endsWith(feminine ? " étaient blanches." : " étaient blancs.")
              || row("french", noun.key()).contains("-"),
          many);
    }
  }

  private static Meaning sees(Phrase who, Concept see, Phrase whom) {
    return new Meaning.Act(who, see, Tense.PRESENT, Aspect.SIMPLE, Optional.of(whom), List.of());
  }

  private static String say(Grammar grammar, Meaning meaning) {
    var writer = new TextWriter(AlmanacForm.PROSE);
    grammar.say(meaning, writer);
    return writer.text();
  }

  private static List<Concept> listedNouns() {
    Set<String> keys = new HashSet<>();
    rows("german").forEach(r -> keys.add(r.getFirst()));
    List<Concept> nouns =
        Telling.WORLD.concepts().stream()
            .filter(c -> c.kind() == Concept.Kind.NOUN && keys.contains(c.key()))
            .toList();
    assertTrue(nouns.size() > 700, nouns.size() + " nouns");
    return nouns;
  }

  private static final Map<String, List<List<String>>> ROWS = new HashMap<>();

  private static List<List<String>> rows(String language) {
    return ROWS.computeIfAbsent(
        language,
        folder -> ResourceTable.sections(Language.class, folder + "/nouns.txt").get("noun"));
  }

  private static List<String> row(String language, String key) {
    return rows(language).stream().filter(r -> r.getFirst().equals(key)).findFirst().orElseThrow();
  }

  /** Every word of every list stands for something, and everything has its word. */
  @ParameterizedTest
  @EnumSource(names = {"GERMAN", "FRENCH"})
  void listsAndWorldsFitEachOther(Language language) {
    String folder = language.name().toLowerCase(Locale.ROOT);
    for (int i = 0; i < 3; i++) {
      World world = World.of(Seeds.random(100 + i).nextLong());
      Grammar grammar = language.grammar(world);
      for (var frame : world.verbs()) {
        var act =
            new Meaning.Act(
                Phrase.Pronoun.THEY,
                frame.verb(),
                Tense.PAST,
                Aspect.PERFECT,
                Optional.empty(),
                List.of());
        assertTrue(say(grammar, act).length() > 8, frame.verb().key());
      }
    }
    var known = new HashSet<String>();
    Telling.WORLD.concepts().forEach(c -> known.add(c.kind() + " " + c.key()));
    for (String file : List.of("nouns", "verbs", "adjectives")) {
      String kind = file.substring(0, file.length() - 1);
      ResourceTable.sections(Language.class, folder + "/" + file + ".txt")
          .get(kind)
          .forEach(
              r -> {
                String key = r.getFirst().split("[/@]")[0];
                assertTrue(
                    known.contains(kind.toUpperCase(Locale.ROOT) + " " + key),
                    () -> "no such " + kind + ": " + key);
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothFormsHoldTheSameWords(Language language) throws IOException {
    var options =
        AlmanacOptions.defaults().withTokens(20_000).withLanguage(language).withThreads(2);
    String words = text(options);
    String prose = text(options.withForm(AlmanacForm.PROSE));
    assertEquals(
        words.replace("' ", "'"),
        prose.replaceAll("[.,]", "").toLowerCase(Locale.ROOT).replace("' ", "'"));
    var line = Pattern.compile("[\\p{Ll}\\p{N}'-]+( [\\p{Ll}\\p{N}'-]+)*");
    words
        .lines()
        .filter(l -> !l.isEmpty())
        .forEach(l -> assertTrue(line.matcher(l).matches(), () -> "not only words: " + l));
  }

  @Test
  void documentsSayTheSameInEveryLanguage() {
    var english = new Almanac(AlmanacOptions.defaults());
    for (Language language : Language.values()) {
      var other = new Almanac(AlmanacOptions.defaults().withLanguage(language));
      for (long number = 0; number < 20; number++) {
        AlmanacDocument one = english.document(number);
        AlmanacDocument two = other.document(number);
        assertEquals(one.topic(), two.topic());
        assertEquals(one.text().lines().count(), two.text().lines().count());
      }
    }
  }

  @Test
  void questionsAreEnglish() {
    var german = new Almanac(AlmanacOptions.defaults().withLanguage(Language.GERMAN));
    assertThrows(UsageException.class, german::analogyQuestions);
    assertThrows(UsageException.class, german::similarityPairs);
    assertEquals(Language.FRENCH, Language.of("FR"));
    var unknown = assertThrows(UsageException.class, () -> Language.of("it"));
    assertTrue(unknown.getMessage().contains("en, de, fr"), unknown.getMessage());
  }

  private static String text(AlmanacOptions options) throws IOException {
    var out = new ByteArrayOutputStream();
    new Almanac(options).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
