package dev.firth.eval.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.eval.translation.WordFrequencyScores.WordClass;
import it.unimi.dsi.fastutil.objects.Object2LongMaps;
import it.unimi.dsi.fastutil.objects.Object2LongOpenHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordFrequencyScoresTest {
  @Test
  void wordsMatchAtMostAsOftenAsTheyAreWanted() {
    var counts = new Object2LongOpenHashMap<String>();
    counts.put("the", 1500);
    counts.put("dog", 12);
    counts.put("cat", 99);
    counts.put("emu", 1);
    List<WordClass> classes =
        WordFrequencyScores.of(
            List.of("the the dog sleeps", "", "emu emu"),
            List.of("the  dog and cat", "emu", "the emu"),
            counts);
    assertEquals(
        List.of(
            new WordClass(0, 0, 1, 1, 0),
            new WordClass(1, 1, 2, 2, 1),
            new WordClass(10, 99, 1, 2, 1),
            new WordClass(1000, Long.MAX_VALUE, 2, 2, 1)),
        classes);
    assertEquals(1, classes.get(2).precision());
    assertEquals(0.5, classes.get(2).recall());
    assertEquals(2.0 / 3, classes.get(2).f1(), 1e-12);
  }

  @Test
  void linesMustMatch() {
    var none = Object2LongMaps.<String>emptyMap();
    assertThrows(
        IllegalArgumentException.class,
        () -> WordFrequencyScores.of(List.of("a"), List.of(), none));
  }
}
