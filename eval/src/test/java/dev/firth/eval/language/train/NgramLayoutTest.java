package dev.firth.eval.language.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgramLayoutTest {
  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "3,2,1",
    "3,2097152,1",
    "3,2097153,2",
    "2,2147483647,1",
    "5,400000,2",
    "7,1000,2",
    "16,2147483647,8"
  })
  void packedSequencesCompareAsTheyAre(int length, int words, int longs) {
    var layout = new NgramLayout(length, words);
    assertEquals(longs, layout.longs());
    var random = Seeds.random(length);
    var a = new int[length];
    var b = new int[length];
    var unpacked = new int[length];
    var packed = new long[2 * longs];
    for (int i = 0; i < 500; i++) {
      for (int k = 0; k < length; k++) {
        a[k] = random.nextInt(words);
        b[k] = random.nextInt(3) == 0 ? random.nextInt(words) : a[k];
      }
      layout.pack(a, packed, 0);
      layout.pack(b, packed, longs);
      layout.unpack(packed, longs, unpacked);
      assertArrayEquals(b, unpacked, Seeds.describe(length));
      assertEquals(
          Integer.signum(Arrays.compare(a, b)),
          Integer.signum(Arrays.compare(packed, 0, longs, packed, longs, 2 * longs)),
          Seeds.describe(length));
      assertTrue(Arrays.stream(packed).allMatch(key -> key >= 0));
    }
  }
}
