package dev.firth.eval.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.CorrelationConfidence;
import dev.firth.testkit.Seeds;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignificanceTest {
  /** Values with a mean of about {@code mean} and a standard deviation of one. */
  private static double[] normal(int seed, int count, double mean) {
    var random = Seeds.random(seed);
    double[] values = new double[count];
    Arrays.setAll(values, i -> mean + random.nextGaussian());
    return values;
  }

  @Test
  void intervalOfAMeanIsThatOfTheTextbook() {
    double[] values = normal(1, 400, 10);
    var score = SummedScore.mean(values);
    var interval = new Bootstrap(4000, 7).interval(score);
    double deviation =
        Math.sqrt(
            Arrays.stream(values).map(v -> (v - score.value()) * (v - score.value())).sum() / 400);
    double half = 1.96 * deviation / Math.sqrt(400);
    assertEquals(score.value() - half, interval.lower(), 0.15 * half, Seeds.describe(1));
    assertEquals(score.value() + half, interval.upper(), 0.15 * half, Seeds.describe(1));
    assertEquals(0, interval.undefined());
  }

  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    int held = 0;
    for (int i = 0; i < 400; i++) {
      var interval = new Bootstrap(300, i).interval(SummedScore.mean(normal(i, 100, 5)), 0.9);
      held += interval.lower() <= 5 && 5 <= interval.upper() ? 1 : 0;
    }
    assertTrue(held >= 335 && held <= 380, held + " of 400 at 90 %, " + Seeds.describe(0));
  }

  @Test
  void aThousandSamplesLeaveTwentyFiveOutOnEachSide() {
    double[] scores = IntStream.range(0, 1000).mapToDouble(i -> 999 - i).toArray();
    var interval = Bootstrap.defaults().intervalOf(scores, 0.95);
    assertEquals(25, interval.lower());
    assertEquals(974, interval.upper());
    assertEquals(474.5, interval.halfWidth());
    assertEquals(499.5, interval.mean());
  }

  @Test
  void aGreatDifferenceIsNoChance() {
    var weak = SummedScore.mean(normal(2, 200, 0));
    var strong = SummedScore.mean(normal(3, 200, 1));
    var bootstrap = PairedBootstrap.defaults().test(weak, strong);
    var randomization = new ApproximateRandomization(1000, 12345).test(weak, strong);
    assertEquals(1 / 1001.0, bootstrap.pValue(), 1e-12);
    assertEquals(1 / 1001.0, randomization.pValue(), 1e-12);
    assertTrue(bootstrap.difference() > 0 && bootstrap.significantAt(0.05));
  }

  @Test
  void theSameSystemTwiceIsNotSignificantByRandomization() {
    var score = SummedScore.mean(normal(4, 50, 0));
    // "The != is important": no trial exceeds a difference of zero, and sacreBLEU's p value is low.
    assertEquals(
        1 / 101.0, new ApproximateRandomization(100, 1).test(score, score).pValue(), 1e-12);
    assertEquals(0, new ApproximateRandomization(100, 1).test(score, score).difference());
  }

  @Test
  void pValuesOfAlikeSystemsAreSpreadEvenly() {
    int below = 0;
    for (int i = 0; i < 300; i++) {
      var a = SummedScore.mean(normal(2 * i, 60, 0));
      var b = SummedScore.mean(normal(2 * i + 1, 60, 0));
      below += new ApproximateRandomization(200, i).test(a, b).pValue() <= 0.2 ? 1 : 0;
    }
    assertTrue(below >= 38 && below <= 82, below + " of 300 at 0.2, " + Seeds.describe(0));
  }

  @Test
  void pValueByDefinitionCountsTies() {
    var trials = new ApproximateRandomization(20_000, 7);
    var zeros = SummedScore.mean(new double[5]);
    // Each way of exchanging one item leaves the difference as it is.
    var one = SummedScore.mean(new double[] {1, 0, 0, 0, 0});
    assertEquals(1, trials.testCountingTies(zeros, one).pValue());
    assertEquals(1, trials.testCountingTies(zeros, zeros).pValue());
    // Two of 32 ways leave it: no exchange, and that of all items.
    var all = SummedScore.mean(new double[] {.1, .1, .1, .1, .1});
    assertEquals(2 / 32.0, trials.testCountingTies(zeros, all).pValue(), 0.01);
    assertEquals(1 / 20_001.0, trials.test(zeros, all).pValue(), 1e-12);
  }

  @Test
  void anyScoreCanBeResampled() {
    double[] x = normal(5, 80, 0);
    double[] noise = normal(6, 80, 0);
    double[] y = IntStream.range(0, 80).mapToDouble(i -> x[i] + noise[i]).toArray();
    var interval = new Bootstrap(500, 3).interval(CorrelationConfidence.spearmanOfPairs(x, y));
    assertTrue(interval.lower() > 0.4 && interval.upper() < 0.95, interval.toString());
  }

  @Test
  void drawsWithoutAScoreAreLeftOutAndCounted() {
    var interval =
        new Bootstrap(500, 3)
            .interval(
                CorrelationConfidence.spearmanOfPairs(
                    new double[] {1, 2, 3}, new double[] {3, 1, 2}));
    assertTrue(interval.undefined() > 20, interval.toString());
    assertFalse(Double.isNaN(interval.lower()));
  }

  @Test
  void refusesWhatCannotBeCompared() {
    var three = SummedScore.mean(new double[] {1, 2, 3});
    var two = SummedScore.mean(new double[] {1, 2});
    var tests = PairedBootstrap.defaults();
    assertThrows(IllegalArgumentException.class, () -> tests.test(three, two));
    var trials = ApproximateRandomization.defaults();
    assertThrows(IllegalArgumentException.class, () -> trials.test(three, two));
    assertThrows(
        IllegalArgumentException.class, () -> SummedScore.mean(new double[] {1, Double.NaN}));
    assertThrows(IllegalArgumentException.class, () -> SummedScore.mean(new double[0]));
    var undefined = CorrelationConfidence.spearmanOfPairs(new double[] {1, 1}, new double[] {1, 2});
    assertThrows(IllegalArgumentException.class, () -> tests.test(undefined, undefined));
    assertThrows(IllegalArgumentException.class, () -> new Bootstrap(1, 1));
    assertThrows(IllegalArgumentException.class, () -> Bootstrap.defaults().interval(three, 1.0));
  }
}
