package dev.firth.embeddings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VectorDriftTest {
  private static final WordVectors BEFORE =
      WordVectors.of(List.of("a", "b", "c", "gone"), new float[] {1, 0, 0.1f, 0.7f, 3, 4, 1, 1}, 2);

  /** b stays, a turns by a right angle, c turns around and a little more. */
  private static final WordVectors AFTER =
      WordVectors.of(
          List.of("new", "c", "b", "a"), new float[] {1, 1, -4, -3, 0.1f, 0.7f, 0, 2}, 2);

  @Test
  void cosinesOfWordsThatBothHave() {
    var drift = VectorDrift.between(BEFORE, AFTER, 2, word -> true);
    assertEquals(3, drift.words());
    assertEquals((1 + 0 - 0.96) / 3, drift.mean(), 1e-12);
    assertEquals(0, drift.median());
    assertEquals(-0.96, drift.quantile05(), 1e-12);
    assertEquals(List.of("c", "a"), words(drift));
  }

  @Test
  void onlySomeAreListed() {
    var drift = VectorDrift.between(BEFORE, AFTER, 5, word -> !word.equals("c"));
    assertEquals(List.of("a", "b"), words(drift));
    assertEquals(1, drift.lowest().getLast().cosine());
    assertEquals(3, drift.words());
  }

  @Test
  void vectorsWithoutDirection() {
    var zero = WordVectors.of(List.of("a", "b"), new float[4], 2);
    assertEquals(0, VectorDrift.between(BEFORE, zero, 0, word -> true).mean());
    assertEquals(1, VectorDrift.between(zero, zero, 0, word -> true).mean());
    var none = VectorDrift.between(BEFORE, zero.restrict(1), 3, word -> false);
    assertEquals(List.of(), none.lowest());
    var foreign = WordVectors.of(List.of("x"), new float[2], 2);
    assertTrue(Double.isNaN(VectorDrift.between(BEFORE, foreign, 3, word -> true).median()));
  }

  private static List<String> words(VectorDrift drift) {
    return drift.lowest().stream().map(VectorDrift.Moved::word).toList();
  }
}
