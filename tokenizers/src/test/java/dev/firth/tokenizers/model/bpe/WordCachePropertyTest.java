package dev.firth.tokenizers.model.bpe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the caches of words give is what was put in, and frequent words stay. */
class WordCachePropertyTest {
  private static final int WORDS = 300_000;

  /** Ids that tell the word: a few of them, the last one with the number of the word. */
  private static int[] ids(int word, int most) {
    int[] ids = new int[1 + word % most];
    Arrays.setAll(ids, i -> (word + 7 * i) & WordIds.ID_MASK);
    return ids;
  }

  private static int[] unpack(long first, long second) {
    int[] ids = new int[WordIds.MOST];
    WordIds.writeFirst(first, ids, 0);
    WordIds.writeSecond(second, ids, WordIds.FIRST);
    return Arrays.copyOf(ids, WordIds.count(first));
  }

  /** Small numbers come often, as words do. */
  private static int word(SplittableRandom random) {
    return (int) Math.pow(WORDS, random.nextDouble());
  }

  @Test
  void packedIdsAreThoseThatWerePacked() {
    for (int count = 1; count <= WordIds.MOST; count++) {
      int[] ids = new int[count];
      Arrays.setAll(ids, i -> WordIds.ID_MASK - i);
      long first = WordIds.packFirst(ids, 0, count);
      assertArrayEquals(ids, unpack(first, WordIds.packSecond(ids, 0, count)));
    }
  }

  @Test
  void shortWords() {
    SplittableRandom random = Seeds.random(0);
    var cache = new ShortWordCache();
    int lateMisses = 0;
    for (int i = 0; i < 4 * WORDS; i++) {
      int word = word(random);
      long key = (word + 1L) | (3L << 56);
      int[] ids = ids(word, WordIds.FIRST);
      long found = cache.find(key);
      if (found == 0) {
        lateMisses += i > 2 * WORDS ? 1 : 0;
        cache.put(key, WordIds.packFirst(ids, 0, ids.length));
        found = cache.find(key);
      }
      assertArrayEquals(ids, unpack(found, 0));
    }
    assertTrue(lateMisses < 2 * WORDS / 5, "the cache forgets too much");
  }

  @Test
  void longWords() {
    SplittableRandom random = Seeds.random(1);
    var cache = new WordCache();
    var out = new int[WordIds.MOST];
    int lateMisses = 0;
    for (int i = 0; i < 4 * WORDS; i++) {
      int word = word(random);
      long low = word % 1000;
      long high = (word / 1000) | (12L << 56);
      int[] ids = ids(word, WordIds.MOST);
      int entry = cache.find(low, high);
      if (entry < 0) {
        lateMisses += i > 2 * WORDS ? 1 : 0;
        cache.put(
            low,
            high,
            WordIds.packFirst(ids, 0, ids.length),
            WordIds.packSecond(ids, 0, ids.length));
        entry = cache.find(low, high);
      }
      assertEquals(ids.length, cache.write(entry, out, 0));
      assertArrayEquals(ids, Arrays.copyOf(out, ids.length));
    }
    assertTrue(lateMisses < 2 * WORDS / 5, "the cache forgets too much");
  }
}
