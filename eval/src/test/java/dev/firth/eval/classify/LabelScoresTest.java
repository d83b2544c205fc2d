package dev.firth.eval.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.significance.ExchangeableScore;
import dev.firth.testkit.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelScoresTest {
  @Test
  void labelsThatDoNotPairAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> LabelPairs.of(List.of("a"), List.of("a", "b")));
    assertThrows(IllegalArgumentException.class, () -> LabelPairs.of(List.of(), List.of()));
  }

  @Test
  void scoresOfOneClassHaveNoCurve() {
    boolean[] one = {true, true};
    boolean[] both = {true, false};
    assertThrows(IllegalArgumentException.class, () -> ScoredItems.of(one, new double[] {.1, .2}));
    assertThrows(
        IllegalArgumentException.class, () -> ScoredItems.of(both, new double[] {.1, Double.NaN}));
    assertThrows(
        IllegalArgumentException.class, () -> ScoredItems.of(both, new double[] {.1, .2, .3}));
  }

  @Test
  void whatIsNoProbabilityIsNotCalibrated() {
    boolean[] both = {true, false};
    for (double bad : new double[] {-.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] scores = {.5, bad};
      assertThrows(IllegalArgumentException.class, () -> Calibration.of(both, scores, 10));
    }
  }

  /** The share of pairs, one of each class, that the scores put in the right order. */
  @Test
  void areaUnderRocIsTheShareOfPairsInOrder() {
    for (int test = 0; test < 20; test++) {
      var random = Seeds.random(test);
      int size = 2 + random.nextInt(40);
      boolean[] positive = new boolean[size];
      double[] scores = new double[size];
      for (int i = 0; i < size; i++) {
        positive[i] = i == 0 || (i > 1 && random.nextBoolean());
        scores[i] = random.nextInt(8);
      }
      double ordered = 0;
      int pairs = 0;
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          if (positive[i] && !positive[j]) {
            pairs++;
            ordered += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? .5 : 0;
          }
        }
      }
      double area = RocCurve.of(ScoredItems.of(positive, scores)).auc();
      assertEquals(ordered / pairs, area, 1e-12, Seeds.describe(test));
    }
  }

  /** A draw scores as the same items would by themselves. */
  @Test
  void drawsScoreAsTheirItemsDo() {
    boolean[] positive = {true, false, true, false, false};
    double[] scores = {.9, .8, .8, .3, .1};
    int[] drawn = {4, 1, 1, 2, 0};
    boolean[] drawnPositive = {false, false, false, true, true};
    double[] drawnScores = {.1, .8, .8, .8, .9};
    var items = ScoredItems.of(positive, scores);
    var alone = ScoredItems.of(drawnPositive, drawnScores);
    assertEquals(RocCurve.of(alone).auc(), items.rocAuc().over(drawn), 1e-15);
    assertEquals(
        PrecisionRecallCurve.of(alone).averagePrecision(),
        items.averagePrecision().over(drawn),
        1e-15);
    assertTrue(Double.isNaN(items.rocAuc().over(new int[] {1, 1, 3, 3, 4})));
  }

  @Test
  void intervalOfAccuracyIsThatOfABinomialShare() {
    var gold = new String[1000];
    var predicted = new String[1000];
    Arrays.fill(gold, "a");
    Arrays.fill(predicted, "a");
    Arrays.fill(predicted, 0, 200, "b");
    var pairs = LabelPairs.of(List.of(gold), List.of(predicted));
    var interval = Bootstrap.defaults().interval(pairs.score(ConfusionMatrix::accuracy));
    double deviation = Math.sqrt(.8 * .2 / 1000);
    assertEquals(.8 - 1.96 * deviation, interval.lower(), .005);
    assertEquals(.8 + 1.96 * deviation, interval.upper(), .005);
  }

  @Test
  void systemsThatChangePlacesMix() {
    var gold = List.of("a", "b", "a", "b");
    var first = LabelPairs.of(gold, List.of("a", "b", "b", "a"), List.of("c"));
    var second = LabelPairs.of(gold, List.of("c", "a", "a", "b"), List.of("c"));
    boolean[] own = {true, true, false, false};
    assertEquals(1, mixed(first, second, own));
    boolean[] others = {false, false, true, true};
    assertEquals(0, mixed(first, second, others));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Both scores are of one hidden type.
  private static double mixed(LabelPairs first, LabelPairs second, boolean[] own) {
    ExchangeableScore score = first.score(ConfusionMatrix::accuracy);
    return score.mixedWith((ExchangeableScore) second.score(ConfusionMatrix::accuracy), own);
  }
}
