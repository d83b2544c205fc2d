package dev.firth.tokenizers.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleArrayTriePropertyTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void findsWhatWasPutInAndNothingElse(int index) {
    SplittableRandom random = Seeds.random(index);
    int alphabet = new int[] {2, 5, 26, 300, 5000, 60000}[index];
    List<String> pieces = new ArrayList<>();
    Map<String, Integer> expected = new HashMap<>();
    int[] values = new int[index == 5 ? 30_000 : 3_000];
    for (int i = 0; i < values.length; i++) {
      pieces.add(word(random, alphabet));
      values[i] = random.nextInt(1 << 20);
      expected.put(pieces.get(i), values[i]);
    }
    DoubleArrayTrie trie = DoubleArrayTrie.of(pieces, values);
    expected.forEach((k, v) -> assertEquals(v, trie.find(k), Seeds.describe(index)));
    for (int i = 0; i < 10_000; i++) {
      String word = word(random, alphabet + 7);
      assertEquals(expected.getOrDefault(word, -1), trie.find(word), Seeds.describe(index));
    }
  }

  private static String word(SplittableRandom random, int alphabet) {
    int length = 1 + random.nextInt(8);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) (random.nextBoolean() ? random.nextInt(alphabet) : random.nextInt(2)));
    }
    return word.toString();
  }
}
