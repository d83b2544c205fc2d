package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.runs.UsageException;
import org.junit.jupiter.api.Test;

class ScheduledSamplingTest {
  @Test
  void decaysAreThoseOfBengio() {
    var linear = ScheduledSampling.linear(0.9, 0.001, 0.25);
    assertEquals(0.9, linear.probability(0));
    assertEquals(0.8, linear.probability(100), 1e-12);
    assertEquals(0.25, linear.probability(10_000));
    assertEquals(Math.pow(0.99, 70), ScheduledSampling.exponential(0.99).probability(70), 1e-12);
    var sigmoid = ScheduledSampling.inverseSigmoid(500);
    assertEquals(500.0 / 501, sigmoid.probability(0), 1e-12);
    assertEquals(0.5, sigmoid.probability(Math.round(500 * Math.log(500))), 1e-3);
    assertEquals(0, sigmoid.probability(1_000_000), 1e-12);
    assertEquals(1, ScheduledSampling.NONE.probability(1_000_000));
  }

  @Test
  void numbersOutOfTheirRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> ScheduledSampling.linear(1.1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> ScheduledSampling.linear(1, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> ScheduledSampling.exponential(1));
    assertThrows(IllegalArgumentException.class, () -> ScheduledSampling.inverseSigmoid(0.5));
    assertThrows(IllegalArgumentException.class, () -> ScheduledSampling.linear(1, 0, Double.NaN));
  }

  @Test
  void formsAreRead() {
    assertEquals(ScheduledSampling.NONE, ScheduledSampling.parse("none"));
    assertEquals(
        ScheduledSampling.linear(0.9, 0.001, 0.25),
        ScheduledSampling.parse("linear:0.9,0.001,0.25"));
    assertEquals(ScheduledSampling.exponential(0.99), ScheduledSampling.parse("exponential:0.99"));
    assertEquals(
        ScheduledSampling.inverseSigmoid(500), ScheduledSampling.parse("inverse-sigmoid:500"));
    for (String wrong :
        new String[] {"linear", "linear:1", "exponential:x", "exponential:2", "cosine:1", ""}) {
      assertThrows(UsageException.class, () -> ScheduledSampling.parse(wrong), wrong);
    }
  }
}
