package dev.firth.tokenizers.model.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.tokenizers.TokenBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegionCacheTest {
  private final RegionCache cache = new RegionCache();
  private final RegionKey key = new RegionKey();

  @Test
  void givesWhatWasPutOrNothing() {
    int words = 300_000;
    for (int i = 0; i < words; i++) {
      put("w" + i, RegionCache.ANYWHERE, 0, ids(i));
    }
    int found = 0;
    for (int i = 0; i < words; i++) {
      TokenBuffer tokens = new TokenBuffer(false);
      if (get("w" + i, tokens)) {
        assertArrayEquals(ids(i), tokens.ids());
        found++;
      }
    }
    // The bound is 2^17 entries; the last words are there.
    assertTrue(found > 80_000 && found <= (1 << 17), "found " + found);
    assertTrue(get("w" + (words - 1), new TokenBuffer(false)));
    assertFalse(get("other", new TokenBuffer(false)));
  }

  /** Up to eleven ids, some of them greater than what fits an entry. */
  private static int[] ids(int i) {
    return IntStream.range(0, i % 12).map(k -> i % 7 == 0 ? i * 1000 + k : i % 1000 + k).toArray();
  }

  @Test
  void holdsWhileCostsAreBelowItsReach() {
    put("near", 5, 20, 1);
    put("far", RegionCache.ANYWHERE, 20, 2);
    cache.begin();
    TokenBuffer tokens = new TokenBuffer(false);
    assertTrue(get("near", tokens));
    assertTrue(get("near", tokens));
    assertEquals(40, cache.costs());
    assertFalse(get("near", tokens));
    assertTrue(get("far", tokens));
    cache.addCosts(1L << 40);
    assertTrue(get("far", tokens));
    cache.begin();
    assertTrue(get("near", tokens));
    assertArrayEquals(new int[] {1, 1, 2, 2, 1}, tokens.ids());
  }

  @Test
  void keysAreBytesAndTheirNumber() {
    assertKey("a", 'a', 1L << 56);
    assertKey("abcdefghi", 0x6867666564636261L, (9L << 56) | 'i');
    assertKey("a\u00e9", 'a' | (0xc3 << 8) | (0xa9 << 16), 3L << 56);
    assertTrue(key.of("\ud83d\ude00\ud83d\ude00\u20ac\ud83d\ude00".toCharArray(), 0, 7));
    assertFalse(key.of("\ud83d\ude00\ud83d\ude00\u20ac\u20ac\u20ac".toCharArray(), 0, 7));
    assertTrue(key.of("abcdefghijklmno".toCharArray(), 0, 15));
    assertFalse(key.of("abcdefghijklmnop".toCharArray(), 0, 16));
    assertFalse(key.of("a\ud83d".toCharArray(), 0, 2));
    assertTrue(key.of("\0".toCharArray(), 0, 1));
    long one = key.high();
    assertTrue(key.of("\0\0".toCharArray(), 0, 2));
    assertNotEquals(one, key.high());
  }

  private void assertKey(String text, long low, long high) {
    assertTrue(key.of(text.toCharArray(), 0, text.length()));
    assertEquals(low, key.low(), text);
    assertEquals(high, key.high(), text);
  }

  private void put(String text, int reach, int costs, int... ids) {
    assertTrue(key.of(text.toCharArray(), 0, text.length()));
    TokenBuffer tokens = new TokenBuffer(false);
    tokens.add(77);
    Arrays.stream(ids).forEach(tokens::add);
    cache.put(key.low(), key.high(), reach, costs, tokens, 1);
  }

  private boolean get(String text, TokenBuffer tokens) {
    var queue = new RegionQueue();
    assertTrue(key.of(text.toCharArray(), 0, text.length()));
    queue.add(key.low(), key.high(), 0, text.length());
    return cache.append(queue.lows(), queue.highs(), 0, queue.size(), tokens) == 1;
  }
}
