package dev.firth.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DamageTest {
  private final byte[] original = bytes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

  @Test
  void doesWhatItSays() {
    assertArrayEquals(bytes(1, 2, 3), Damage.truncated(original, 3).bytes());
    assertArrayEquals(bytes(1, 2, 0), Damage.extended(bytes(1, 2), 1).bytes());
    assertArrayEquals(bytes(1, 6), Damage.bitFlipped(bytes(1, 2), 10).bytes());
    assertArrayEquals(bytes(0, 1, 2, 0, 0), Damage.intField(new byte[5], 1, 0x201).bytes());
    assertArrayEquals(
        bytes(255, 255, 255, 255, 255, 255, 255, 255, 9, 10),
        Damage.longField(original, 0, -1).bytes());
    assertArrayEquals(bytes(1, 7, 3), Damage.overwritten(bytes(1, 2, 3), 1, bytes(7)).bytes());
    assertEquals("cut to 3 of 10 bytes", Damage.truncated(original, 3).toString());
  }

  @Test
  void leavesTheOriginalAlone() {
    byte[] copy = original.clone();
    assertEquals(500, Damage.fuzz(original, 500).count());
    Damage.intField(original, 0, 7);
    Damage.bitFlipped(original, 3);
    assertArrayEquals(copy, original);
  }

  @Test
  void fuzzIsRepeatableAndVaried() {
    List<Damage> first = Damage.fuzz(original, 300).toList();
    List<Damage> second = Damage.fuzz(original, 300).toList();
    for (int i = 0; i < first.size(); i++) {
      assertArrayEquals(first.get(i).bytes(), second.get(i).bytes(), first.get(i).what());
      assertTrue(first.get(i).bytes().length <= 2 * original.length, first.get(i).what());
    }
    Set<String> kinds =
        first.stream()
            .map(damage -> damage.what().replaceAll("\\(.*|\\d+", "").strip())
            .collect(Collectors.toSet());
    assertTrue(kinds.size() >= 7, kinds.toString());
    long same = first.stream().filter(d -> Arrays.equals(d.bytes(), original)).count();
    assertTrue(same < 10, same + " copies are undamaged");
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    IntStream.range(0, values.length).forEach(i -> bytes[i] = (byte) values[i]);
    return bytes;
  }
}
