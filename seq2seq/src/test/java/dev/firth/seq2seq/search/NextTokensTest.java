package dev.firth.seq2seq.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.testkit.Seeds;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NextTokensTest {
  private static final float BANNED = Float.NEGATIVE_INFINITY;

  private static StepRequest request(int rows, Edits edits, int k) {
    return new StepRequest(new int[rows], new int[rows], edits, k, false);
  }

  private static float log(double value) {
    return (float) Math.log(value);
  }

  @Test
  void penaltyComesBeforeTheSoftmaxAndDependsOnTheSign() {
    Edits edits = new Edits(new int[0], new int[0], new int[] {0, 1}, 2, new int[0]);
    float[] found =
        NextTokens.of(new float[] {3, -1, 1}, 3, request(1, edits, 0)).logProbabilities();
    double sum = Math.exp(1.5) + Math.exp(-2) + Math.exp(1);
    assertArrayEquals(
        new float[] {log(Math.exp(1.5) / sum), log(Math.exp(-2) / sum), log(Math.exp(1) / sum)},
        found,
        1e-6f);
  }

  @Test
  void bansDoNotNormaliseAgain() {
    Edits edits = new Edits(new int[] {0}, new int[] {4}, new int[0], 1, new int[0]);
    float[] raw = {log(0.5), log(0.3), log(0.2), log(0.5), log(0.3), log(0.2)};
    assertArrayEquals(
        new float[] {BANNED, log(0.3), log(0.2), BANNED, BANNED, log(0.2)},
        NextTokens.of(raw, 3, request(2, edits, 0)).logProbabilities(),
        1e-6f);
  }

  @Test
  void forceOverridesBans() {
    Edits edits = new Edits(new int[] {1}, new int[0], new int[0], 1, new int[] {1, Edits.FREE});
    float[] raw = {log(0.5), log(0.3), log(0.2), log(0.5), log(0.3), log(0.2)};
    assertArrayEquals(
        new float[] {BANNED, log(0.3), BANNED, log(0.5), BANNED, log(0.2)},
        NextTokens.of(raw, 3, request(2, edits, 0)).logProbabilities(),
        1e-6f);
  }

  /** Both ways to select, with many equal scores. */
  @Test
  void bestTokensAreThoseOfASortedRow() {
    for (int i = 0; i < 100; i++) {
      var random = Seeds.random(i);
      int size = random.nextInt(1, 200);
      float[] row = new float[size];
      for (int token = 0; token < size; token++) {
        row[token] = random.nextInt(20) == 0 ? BANNED : -random.nextInt(30) * 0.5f;
      }
      row[0] = -0f;
      row[size - 1] = 0f;
      List<Integer> sorted =
          IntStream.range(0, size)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer token) -> -(row[token] + 0.0)))
              .toList();
      int k = random.nextInt(1, size + 1);
      Candidates best = TopTokens.of(row.clone(), size, k);
      assertEquals(
          sorted.subList(0, k), IntStream.of(best.tokens()).boxed().toList(), Seeds.describe(i));
      for (int entry = 0; entry < k; entry++) {
        assertEquals(row[sorted.get(entry)], best.logProbability(0, entry));
      }
    }
  }

  @Test
  void rowWithoutAnyScoreStaysEmpty() {
    float[] raw = {BANNED, BANNED};
    assertArrayEquals(
        new float[] {BANNED, BANNED},
        NextTokens.of(raw, 2, request(1, Edits.NONE, 2)).logProbabilities());
  }

  @Test
  void hugeScoresDoNotOverflow() {
    float[] raw = {1e38f, 1e38f, -1e38f};
    assertArrayEquals(
        new float[] {log(0.5), log(0.5)},
        NextTokens.of(raw, 3, request(1, Edits.NONE, 2)).logProbabilities(),
        1e-6f);
  }

  @Test
  void shapesMustFit() {
    assertThrows(
        IllegalArgumentException.class,
        () -> NextTokens.of(new float[5], 3, request(2, Edits.NONE, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> NextTokens.of(new float[6], 3, request(2, Edits.NONE, 4)));
  }

  @Test
  void knowsWhenRowsStayAsTheyAre() {
    var request = new StepRequest(new int[] {0, 1}, new int[2], Edits.NONE, 1, false);
    assertEquals(true, request.keepsRows(2));
    assertEquals(false, request.keepsRows(3));
    var turned = new StepRequest(new int[] {1, 0}, new int[2], Edits.NONE, 1, false);
    assertEquals(false, turned.keepsRows(2));
  }
}
