package dev.firth.corpora.almanac.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.almanac.Language;
import dev.firth.corpora.almanac.meaning.Meaning;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParallelAlmanacTest {
  private static final ParallelOptions SMALL =
      ParallelOptions.defaults().withSentences(3_000).withHeldOut(200);
  private static final ParallelAlmanac DEFAULT = new ParallelAlmanac(ParallelOptions.defaults());

  @TempDir Path folder;

  /** From the files alone: every test line has two words that meet nowhere else. */
  @ParameterizedTest
  @EnumSource
  void heldOutWordsNeverMeetInTheOtherTexts(Language language) {
    Map<Split, Set<List<String>>> met = new HashMap<>();
    for (Split split : Split.values()) {
      var pairs = new HashSet<List<String>>();
      DEFAULT.lines(split, language).forEach(line -> pairs.addAll(pairs(line)));
      met.put(split, pairs);
    }
    Set<String> known = new HashSet<>();
    DEFAULT.lines(Split.TRAIN, language).forEach(line -> known.addAll(words(line)));
    for (Split split : List.of(Split.TEST, Split.VALID)) {
      Split other = split == Split.TEST ? Split.VALID : Split.TEST;
      for (String line : DEFAULT.lines(split, language)) {
        assertTrue(known.containsAll(words(line)), () -> "an unknown word: " + line);
        assertTrue(
            pairs(line).stream()
                .anyMatch(
                    pair -> !met.get(Split.TRAIN).contains(pair) && !met.get(other).contains(pair)),
            () -> "nothing new: " + line);
      }
    }
  }

  private static List<String> words(String line) {
    return Arrays.stream(line.toLowerCase(Locale.ROOT).split("[ ,.']+")).distinct().toList();
  }

  private static Set<List<String>> pairs(String line) {
    List<String> words = words(line).stream().sorted().toList();
    var pairs = new HashSet<List<String>>();
    for (int i = 0; i < words.size(); i++) {
      for (String other : words.subList(i + 1, words.size())) {
        pairs.add(List.of(words.get(i), other));
      }
    }
    return pairs;
  }

  /** From the meanings, for both styles and other seeds. */
  @ParameterizedTest
  @EnumSource
  void heldOutCombinationsNeverMeetInTheOtherMeanings(Style style) {
    for (int i = 0; i < 2; i++) {
      long seed = Seeds.random(i).nextLong(1, 1_000_000);
      var almanac = new ParallelAlmanac(SMALL.withStyle(style).withSeed(seed).withSentences(1_500));
      Map<Split, Set<Set<Concept>>> met = new HashMap<>();
      for (Split split : Split.values()) {
        var pairs = new HashSet<Set<Concept>>();
        almanac.meanings(split).forEach(meaning -> pairs.addAll(combinations(meaning)));
        met.put(split, pairs);
      }
      for (Split split : List.of(Split.TEST, Split.VALID)) {
        Split other = split == Split.TEST ? Split.VALID : Split.TEST;
        for (Meaning meaning : almanac.meanings(split)) {
          var fresh = combinations(meaning);
          fresh.removeAll(met.get(Split.TRAIN));
          fresh.removeAll(met.get(other));
          assertFalse(fresh.isEmpty(), meaning + " " + Seeds.describe(i));
        }
      }
    }
  }

  private static Set<Set<Concept>> combinations(Meaning meaning) {
    var words = new ArrayList<Concept>();
    meaning.mentions(
        concept -> {
          if (concept.kind() != Concept.Kind.NAME) {
            words.add(concept);
          }
        });
    var pairs = new HashSet<Set<Concept>>();
    for (Concept one : words) {
      words.stream().filter(other -> !other.equals(one)).forEach(o -> pairs.add(Set.of(one, o)));
    }
    return pairs;
  }

  @ParameterizedTest
  @EnumSource
  void shortSentencesAreShortAndFewWords(Language language) {
    var forms = new HashSet<String>();
    for (Split split : Split.values()) {
      for (String line : DEFAULT.lines(split, language)) {
        List<String> words = Arrays.asList(line.split("[ ']"));
        assertTrue(words.size() <= ParallelAlmanac.LONGEST, line);
        forms.addAll(words(line));
      }
    }
    assertTrue(forms.size() > 100 && forms.size() < 500, forms.size() + " forms");
  }

  @Test
  void noSentenceComesTwiceAndOneIsTranslatedOneWay() {
    var german = new HashMap<String, String>();
    for (Split split : Split.values()) {
      List<String> english = DEFAULT.lines(split, Language.ENGLISH);
      List<String> lines = DEFAULT.lines(split, Language.GERMAN);
      assertEquals(english.size(), lines.size());
      for (int i = 0; i < lines.size(); i++) {
        assertEquals(null, german.put(english.get(i), lines.get(i)), english.get(i));
      }
    }
  }

  @Test
  void theSameOptionsGiveTheSameSentences() {
    var one = new ParallelAlmanac(SMALL);
    var again = new ParallelAlmanac(SMALL);
    var other = new ParallelAlmanac(SMALL.withSeed(2));
    for (Split split : Split.values()) {
      assertEquals(one.meanings(split), again.meanings(split));
      assertFalse(one.meanings(split).equals(other.meanings(split)));
    }
    assertEquals(
        one.lines(Split.TRAIN, Language.ENGLISH).subList(0, 1_000),
        DEFAULT.lines(Split.TRAIN, Language.ENGLISH).subList(0, 1_000));
  }

  @Test
  void filesAreAlignedLineByLine() throws IOException {
    var almanac = new ParallelAlmanac(SMALL);
    almanac.write(folder.resolve("new/pairs"), List.of(Language.ENGLISH, Language.FRENCH));
    for (Split split : Split.values()) {
      int expected = split == Split.TRAIN ? 3_000 : 200;
      for (Language language : List.of(Language.ENGLISH, Language.FRENCH)) {
        Path file = folder.resolve("new/pairs/" + split.label() + "." + language.code());
        assertEquals(almanac.lines(split, language), Files.readAllLines(file));
        assertEquals(expected, Files.readAllLines(file).size());
      }
    }
    try (var files = Files.list(folder.resolve("new/pairs"))) {
      assertEquals(6, files.count());
    }
  }

  @Test
  void refusesMoreThanThereIs() {
    assertThrows(UsageException.class, () -> SMALL.withSentences(0));
    assertThrows(UsageException.class, () -> SMALL.withHeldOut(3_000_000));
    ParallelOptions greedy = SMALL.withSentences(3).withHeldOut(20_000);
    var refused = assertThrows(UsageException.class, () -> new ParallelAlmanac(greedy));
    assertTrue(refused.getMessage().contains("20000"), refused.getMessage());
  }
}
