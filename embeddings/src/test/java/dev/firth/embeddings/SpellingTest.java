package dev.firth.embeddings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.embeddings.files.WordIndex;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "kitten, kitten, 0",
    "kitten, sitten, 1",
    "kitten, kiten, 1",
    "kitten, kittens, 1",
    "kitten, iktten, 1",
    "kitten, sitting, 3",
    "'', abc, 3",
    "abc, '', 3",
    "ca, abc, 3",
  })
  void countsEdits(String a, String b, int expected) {
    assertEquals(expected, Spelling.distance(a, b, 9));
  }

  @Test
  void stopsEarlyWhenTooFar() {
    assertTrue(Spelling.distance("abcdefgh", "zyxwvuts", 2) > 2);
  }

  @Test
  void offersTheNearestThenTheMostFrequent() {
    var words = WordIndex.of(List.of("pairs", "Paris", "parish", "paria", "london"));
    assertEquals(List.of("Paris", "pairs", "parish"), Spelling.suggest(words, 5, "paris"));
    assertEquals(List.of("pairs"), Spelling.suggest(words, 1, "paris"));
    assertEquals(List.of(), Spelling.suggest(words, 5, "tokyo"));
  }
}
