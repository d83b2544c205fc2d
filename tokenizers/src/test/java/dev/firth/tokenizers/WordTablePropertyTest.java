package dev.firth.tokenizers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTablePropertyTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void countsAsAMapOfStringsDoes(int index) {
    SplittableRandom random = Seeds.random(index);
    var table = new WordTable(random.nextInt(3));
    Map<String, Long> expected = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = surrounded(random);
      int length = bytes.length - 2 - random.nextInt(Math.min(9, bytes.length - 1));
      length = Math.max(0, length);
      String word = new String(bytes, 1, length, ISO_8859_1);
      long count = random.nextLong(1, 4);
      if (expected.merge(word, count, Long::sum) == count) {
        order.add(word);
      }
      int number = table.add(bytes, 1, length, count);
      assertEquals(word, order.get(number), Seeds.describe(index));
    }
    checkEqual(table, order, expected, Seeds.describe(index));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void retainKeepsOrderAndCounts(int index) {
    SplittableRandom random = Seeds.random(index);
    var table = new WordTable(0);
    Map<String, Long> expected = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      String word = i + "x".repeat(random.nextInt(30));
      long count = random.nextLong(10);
      table.add(word.getBytes(ISO_8859_1), 0, word.length(), count);
      if (count >= 4) {
        expected.put(word, count);
        order.add(word);
      }
    }
    table.retain(4);
    checkEqual(table, order, expected, Seeds.describe(index));
    String gone = "never there";
    assertEquals(WordTable.ABSENT, table.find(gone.getBytes(ISO_8859_1), 0, gone.length()));
  }

  private static void checkEqual(
      WordTable table, List<String> order, Map<String, Long> expected, String seed) {
    assertEquals(order.size(), table.size(), seed);
    long[] counts = table.counts();
    for (int number = 0; number < order.size(); number++) {
      String word = order.get(number);
      byte[] bytes = word.getBytes(ISO_8859_1);
      assertEquals(number, table.find(bytes, 0, bytes.length), seed);
      assertEquals(
          word,
          new String(table.arena(), table.start(number), table.length(number), ISO_8859_1),
          seed);
      assertEquals(expected.get(word), counts[number], seed);
    }
  }

  /** Few different bytes, zero among them, so that words differ in length or in one place only. */
  private static byte[] surrounded(SplittableRandom random) {
    var bytes = new byte[2 + random.nextInt(random.nextBoolean() ? 6 : 24)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 'a');
    }
    return bytes;
  }
}
