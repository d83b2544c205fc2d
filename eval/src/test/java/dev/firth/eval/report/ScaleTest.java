package dev.firth.eval.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static List<String> labels(Axis axis, double... values) {
    Scale scale = Scale.of(axis, DoubleStream.of(values), 5);
    return scale.marks().stream().map(mark -> scale.label(mark, axis.style())).toList();
  }

  @Test
  void marksAreRoundNumbers() {
    var plain = Axis.of("x", NumberStyle.PLAIN);
    assertEquals(List.of("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"), labels(Axis.share("x"), 0.3));
    assertEquals(List.of("0", "5", "10", "15", "20"), labels(plain, 1, 20));
    assertEquals(List.of("0k", "50k", "100k", "150k", "200k"), labels(plain, 1, 200_000));
    assertEquals(List.of("−1.0", "−0.5", "0.0", "0.5"), labels(plain, -0.9, 0.5));
    assertEquals(
        List.of("0 %", "20 %", "40 %", "60 %"), labels(Axis.of("x", NumberStyle.PERCENT), 0, 0.6));
  }

  @Test
  void anyValuesLieWithinTheirScale() {
    for (int index = 0; index < 300; index++) {
      var random = Seeds.random(index);
      double size = Math.pow(10, random.nextInt(-12, 12));
      double[] values = random.doubles(1 + random.nextInt(5), -size, size).toArray();
      Scale scale = Scale.of(Axis.of("x", NumberStyle.PLAIN), DoubleStream.of(values), 5);
      String what = Seeds.describe(index) + " " + scale;
      for (double value : values) {
        assertTrue(scale.position(value) >= -1e-9 && scale.position(value) <= 1 + 1e-9, what);
      }
      assertTrue(scale.marks().size() >= 2 && scale.marks().size() <= 8, what);
    }
  }

  @Test
  void oneValueAndNoneHaveAScaleToo() {
    var plain = Axis.of("x", NumberStyle.PLAIN);
    assertTrue(labels(plain, 3).size() >= 2);
    assertTrue(labels(plain).size() >= 2);
    assertTrue(labels(plain, Double.NaN, Double.POSITIVE_INFINITY).size() >= 2);
    assertTrue(labels(Axis.share("x").to(0), 0).size() >= 2);
  }
}
