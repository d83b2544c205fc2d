package dev.firth.embeddings.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatParserPropertyTest {

  private static final int CASES = 8_000;

  private static float parse(String text) {
    byte[] bytes = ("x" + text + "y").getBytes(ISO_8859_1);
    return FloatParser.parse(bytes, 1, bytes.length - 1);
  }

  private static void check(String text, int index) {
    assertEquals(
        Float.floatToRawIntBits(Float.parseFloat(text)),
        Float.floatToRawIntBits(parse(text)),
        () -> "'" + text + "', " + Seeds.describe(index));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void equalsJavaForEveryFloatAndSpelling(int index) {
    var random = Seeds.random(index);
    for (int i = 0; i < CASES; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(value)) {
        check(Float.toString(value), index);
        check(Double.toString(value), index);
        check(String.format(Locale.ROOT, "%.6f", value), index);
        check(String.format(Locale.ROOT, "%.9e", value), index);
        check(new BigDecimal(value).toString(), index);
      }
      check(String.format(Locale.ROOT, "%.6f", random.nextDouble(-9, 9)), index);
      check(Double.toString(random.nextDouble(-1, 1)), index);
      check(digits(random), index);
    }
  }

  /** Numbers that lie on, just above and just below the middle between two floats. */
  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void roundsOnceWhereADoubleWouldRoundTwice(int index) {
    var random = Seeds.random(index);
    for (int i = 0; i < CASES; i++) {
      float below = Float.intBitsToFloat(random.nextInt(0x3000_0000, 0x5000_0000));
      var middle =
          new BigDecimal(below).add(new BigDecimal(Math.nextUp(below))).divide(BigDecimal.TWO);
      check(middle.toPlainString(), index);
      var tiny = middle.ulp();
      check(middle.add(tiny).toString(), index);
      check(middle.subtract(tiny).toString(), index);
      check(Double.toString(middle.doubleValue()), index);
    }
  }

  private static String digits(SplittableRandom random) {
    var text = new StringBuilder(random.nextBoolean() ? "-" : random.nextBoolean() ? "+" : "");
    int length = 1 + random.nextInt(22);
    int point = random.nextInt(length + 1);
    for (int i = 0; i < length; i++) {
      if (i == point) {
        text.append('.');
      }
      text.append((char) ('0' + random.nextInt(10)));
    }
    if (random.nextInt(3) == 0) {
      text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(-60, 60));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-0", "0.0e9", "1e50", "-1e50", "1e-60", "7.", ".5", "1e+2", "340282357e30"})
  void equalsJavaAtTheEdges(String text) {
    check(text, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", ".", "e5", "1e", "1e+", "nan", "NaN", "inf", "0x1p3", "1f", "1d", "1 ", "--1",
        "1.2.3", "1,5"
      })
  void refusesWhatIsNoDecimalNumber(String text) {
    assertTrue(Float.isNaN(parse(text)), text);
  }
}
