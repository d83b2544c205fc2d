package dev.firth.tokenizers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordSortTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void sortsByUnsignedBytes(int index) {
    SplittableRandom random = Seeds.random(index);
    var different = new TreeSet<byte[]>(Arrays::compareUnsigned);
    different.add(new byte[0]);
    for (int i = 0; i < 3000; i++) {
      var word = new byte[random.nextInt(12)];
      for (int j = 0; j < word.length; j++) {
        word[j] = (byte) (random.nextInt(5) - 2);
      }
      different.add(word);
    }
    List<byte[]> words = new ArrayList<>(different);
    for (int i = words.size() - 1; i > 0; i--) {
      words.set(i, words.set(random.nextInt(i + 1), words.get(i)));
    }
    var table = new WordTable(0);
    words.forEach(word -> table.add(word, 0, word.length, 1));
    int[] order = IntStream.range(0, words.size()).toArray();
    WordSort.sort(table, order, 0, order.length);
    int[] expected = different.stream().mapToInt(w -> table.find(w, 0, w.length)).toArray();
    assertEquals(Arrays.toString(expected), Arrays.toString(order), Seeds.describe(index));
  }

  @Test
  void longCommonBeginningsNeedNoDeepStack() {
    var table = new WordTable(0);
    for (String end : List.of("b", "", "a", "ab")) {
      byte[] word = ("x".repeat(1_000_000) + end).getBytes(UTF_8);
      table.add(word, 0, word.length, 1);
    }
    int[] order = {0, 1, 2, 3};
    WordSort.sort(table, order, 0, 4);
    assertEquals("[1, 2, 3, 0]", Arrays.toString(order));
  }
}
