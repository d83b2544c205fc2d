package dev.firth.eval.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.eval.significance.SummedScore;
import java.util.List;
import org.junit.jupiter.api.Test;

class LengthBarsTest {
  private static final Axis AXIS = Axis.of("BLEU", NumberStyle.SCORE);

  /** Right ones a word: a ratio of sums, which is not the mean of the items' ratios. */
  private static SummedScore score() {
    double[] rows = {1, 2, 8, 9, 5, 10, 0, 40, 30, 70};
    return SummedScore.of(2, rows, sums -> 100 * sums[0] / sums[1]);
  }

  @Test
  void eachBarIsTheScoreOverItsItemsAlone() {
    int[] lengths = {2, 9, 10, 40, 70};
    var panel = LengthBars.of(AXIS, score(), lengths, LengthBars.BOUNDS);
    assertEquals(
        List.of(
            BarGroup.of("0 to 9 words", 2, 100 * 9 / 11.0),
            BarGroup.of("10 to 19 words", 1, 50.0),
            BarGroup.of("40 to 49 words", 1, 0.0),
            BarGroup.of("60 and more words", 1, 100 * 30 / 70.0)),
        panel.groups());
    assertEquals("BLEU by length", panel.title());
  }

  @Test
  void everyItemHasOneLength() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LengthBars.of(AXIS, score(), new int[] {1, 2}, LengthBars.BOUNDS));
  }
}
