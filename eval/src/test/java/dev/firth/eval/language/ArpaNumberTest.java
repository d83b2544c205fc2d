package dev.firth.eval.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArpaNumberTest {
  private final ArpaNumber number = new ArpaNumber();

  private float parse(String text) {
    byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
    return number.parse(bytes, 1, bytes.length - 2);
  }

  @Test
  void readsWhatJavaReads() {
    var random = Seeds.random(1);
    for (int i = 0; i < 200_000; i++) {
      String text =
          switch (random.nextInt(4)) {
            case 0 -> Float.toString(Float.intBitsToFloat(random.nextInt()));
            case 1 -> Float.toString((float) (-8 * random.nextDouble()));
            case 2 -> Double.toString(-8 * random.nextDouble());
            default ->
                (random.nextBoolean() ? "-" : "")
                    + random.nextInt(1000)
                    + "."
                    + random.nextLong(1L << random.nextInt(1, 63));
          };
      if (!text.contains("N") && !text.contains("I")) {
        assertEquals(Float.parseFloat(text), parse(text), () -> text + ", " + Seeds.describe(1));
      }
    }
  }

  /** Half-way between two floats, a hair above and below: one rounding, not two. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.000000059604644775390625",
        "1.0000000596046448",
        "1.00000005960464478",
        "16777217",
        "16777217.0000001",
        "-0",
        "0",
        ".5",
        "5.",
        "-1e-3",
        "1E+2",
        "0000000000001.5"
      })
  void roundsOnce(String text) {
    assertEquals(Float.parseFloat(text), parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1f",
        "1d",
        "0x1p3",
        "NaN",
        "inf",
        "-Infinity",
        "1.2.3",
        "1e",
        "--1",
        "1 ",
        "é"
      })
  void refusesWhatIsNoDecimalNumber(String text) {
    if (!text.isEmpty()) {
      assertTrue(Float.isNaN(parse(text)), text);
    }
  }
}
