package dev.firth.tokenizers.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BpeTrainerTest {
  private static final BpeTrainerOptions OPTIONS = BpeTrainerOptions.defaults();

  @Test
  void sumsAreNotBoundTo32Bits() {
    var words = WordCounts.of(Map.of("ab", 3_000_000_000L)).plus(WordCounts.of(Map.of("ab", 1L)));
    assertEquals(3_000_000_001L, words.tokens());
    var merges = BpeTrainer.withDefaults().learn(words);
    assertEquals(3_000_000_001L, merges.count(0));
  }

  @Test
  void aWordMayBeLongAndItsTokensToo() {
    int letters = 1 << 18;
    var words = WordCounts.of(Map.of("a".repeat(letters), 5L));
    var merges = BpeTrainer.withDefaults().learn(words);
    assertEquals(18, merges.size());
    for (int merge = 0; merge < merges.size(); merge++) {
      assertEquals(1 << (merge + 1), merges.tokens().get(merges.result(merge)).length());
      // All neighbours are counted, though only every other pair can be merged.
      assertEquals(5L * ((letters >> merge) - 1), merges.count(merge));
    }
  }

  @Test
  void ofCharactersThatAreEquallyFrequentTheLowerOnesStay() {
    var words = WordCounts.of(Map.of("dcba", 2L, "a", 1L));
    var merges = new BpeTrainer(OPTIONS.withLimitAlphabet(2)).learn(words);
    assertEquals(List.of("a", "b", "ba"), merges.tokens());
  }

  @Test
  void aShortVocabularyIsExplained() {
    var words = WordCounts.of(Map.of("abab", 3L));
    var few = new BpeTrainer(OPTIONS.withVocabSize(100).withMinFrequency(2)).learn(words);
    assertEquals(1, few.notes().size());
    assertTrue(few.notes().getFirst().contains("4 tokens instead of 100"), few.notes().toString());
    var none = new BpeTrainer(OPTIONS.withVocabSize(1)).learn(words);
    assertTrue(none.notes().getFirst().contains("2 tokens"), none.notes().toString());
    assertEquals(0, none.size());
    assertEquals(List.of(), new BpeTrainer(OPTIONS.withVocabSize(3)).learn(words).notes());
  }

  @Test
  void noWordsGiveNoMerges() {
    var merges = BpeTrainer.withDefaults().learn(WordCounts.of(Map.of()));
    assertEquals(List.of(), merges.tokens());
  }

  @Test
  void optionsAreChecked() {
    assertThrows(UsageException.class, () -> OPTIONS.withVocabSize(-1));
    assertThrows(UsageException.class, () -> OPTIONS.withLimitAlphabet(-1));
    var huge = new BpeTrainer(OPTIONS.withVocabSize(1 << 25).withInitialAlphabet(Set.of()));
    assertThrows(UsageException.class, () -> huge.learn(WordCounts.of(Map.of("ab", 1L))));
  }
}
