package dev.firth.embeddings.sentence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.embeddings.WordVectors;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentenceEncoderTest {
  private static final WordVectors VECTORS =
      WordVectors.of(List.of("a", "b", "c"), new float[] {1, 0, 0, 4, 2, 2}, 2);

  private static final List<String> NOTHING_KNOWN = List.of("x", "y");

  @Test
  void meanCountsRepetitionsAndPassesOverUnknownWords() {
    var mean = SentenceEncoder.mean(VECTORS);
    assertArrayEquals(
        new float[] {2 / 3f, 4 / 3f}, mean.encode("a a  b x", new WhitespaceWords()).orElseThrow());
    assertEquals("uniform", mean.signature());
  }

  @Test
  void noKnownWordGivesNoVector() {
    var mean = SentenceEncoder.mean(VECTORS);
    assertTrue(mean.encode(NOTHING_KNOWN).isEmpty());
    assertTrue(mean.encode(List.of()).isEmpty());
    assertTrue(mean.encode(" \t", new WhitespaceWords()).isEmpty());
  }

  @Test
  void sifWeighsByProbability() {
    var probabilities = WordProbabilities.ofTexts(List.of(List.of("a", "a", "a"), List.of("b")));
    var weights = new SifWeights(probabilities, 0.25);
    assertEquals(0.25, weights.of("a"));
    assertEquals(0.5, weights.of("b"));
    assertEquals(1, weights.of("c"));
    var encoder = SentenceEncoder.weighted(VECTORS, weights);
    assertArrayEquals(new float[] {.125f, 1}, encoder.encode(List.of("a", "b")).orElseThrow());
    assertEquals("sif-0.25-text-counts", encoder.signature());
    assertEquals(
        "sif-0.25-text-counts-removed-1", encoder.removing(1, List.of(List.of("a"))).signature());
  }

  @Test
  void idfIsTheSmoothedFormOfScikitLearn() {
    var weights = IdfWeights.ofTexts(List.of(List.of("a", "a", "b"), List.of("a"), List.of()));
    assertEquals(Math.log(4 / 3.0) + 1, weights.of("a"), 1e-15);
    assertEquals(Math.log(4 / 2.0) + 1, weights.of("b"), 1e-15);
    assertEquals(Math.log(4) + 1, weights.of("c"), 1e-15);
  }

  @Test
  void trainingCountsOfVectorsThatHaveNone() {
    assertTrue(WordProbabilities.ofTraining(VECTORS).isEmpty());
    assertEquals(0, WordProbabilities.ofTexts(List.of()).of("a"));
    assertEquals(.75, WordProbabilities.ofCounts(Map.of("a", 3L, "b", 1L)).of("a"));
  }

  @Test
  void removedComponentIsTheDirectionOfMostSquares() {
    // Products of b, b, a: 0 0 / 0 32 from b and 1 0 / 0 0 from a: the first component is b's.
    var sentences = List.of(List.of("b"), List.of("b"), List.of("a"), NOTHING_KNOWN);
    var encoder = SentenceEncoder.mean(VECTORS).removing(1, sentences);
    assertArrayEquals(new float[] {2, 0}, encoder.encode(List.of("c")).orElseThrow(), 1e-6f);
  }

  @Test
  void sentenceThatIsAllCommonBecomesZero() {
    var encoder = SentenceEncoder.mean(VECTORS).removing(1, List.of(List.of("c", "b")));
    float[] nothingLeft = encoder.encode(List.of("b", "c")).orElseThrow();
    assertArrayEquals(new float[2], nothingLeft);
    var none = SentenceEncoder.mean(VECTORS).removing(1, List.of(NOTHING_KNOWN));
    assertArrayEquals(new float[] {2, 2}, none.encode(List.of("c")).orElseThrow());
  }

  @Test
  void noRowKeepsAPartAlongTheComponents() {
    int dim = 10;
    for (int round = 0; round < 3; round++) {
      var random = Seeds.random(round);
      var rows = new ArrayList<double[]>();
      for (int i = 0; i < 40; i++) {
        rows.add(random.doubles(dim, -1, 1 + round).toArray());
      }
      double[] squares = remainingSquares(rows, dim);
      // Each further component takes squares away, never more than the one before.
      double taken = Double.POSITIVE_INFINITY;
      for (int count = 1; count < squares.length; count++) {
        double now = squares[count - 1] - squares[count];
        assertTrue(now > 0 && now <= taken * (1 + 1e-9), Seeds.describe(round));
        taken = now;
      }
      assertEquals(0, squares[dim], 1e-9, Seeds.describe(round));
    }
  }

  /** The sum of all squares after removal of 0, 1, …, dim components. */
  private static double[] remainingSquares(List<double[]> rows, int dim) {
    var squares = new double[dim + 1];
    for (int count = 0; count <= dim; count++) {
      var components = CommonComponents.of(rows, dim, count);
      assertEquals(count, components.count());
      for (double[] row : rows) {
        double[] rest = row.clone();
        components.removeFrom(rest);
        for (double value : rest) {
          squares[count] += value * value;
        }
      }
    }
    return squares;
  }

  @Test
  void directionsThatAreNotThereAreNotFound() {
    var rows = List.of(new double[] {1, 2, 0, 0}, new double[] {-3, 1, 0, 0});
    assertEquals(2, CommonComponents.of(rows, 4, 3).count());
    assertEquals(0, CommonComponents.of(List.of(new double[4]), 4, 1).count());
  }

  @Test
  void settingsWithoutSense() {
    var probabilities = WordProbabilities.ofCounts(Map.of());
    for (double a : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(UsageException.class, () -> new SifWeights(probabilities, a));
    }
    var mean = SentenceEncoder.mean(VECTORS);
    assertThrows(UsageException.class, () -> mean.removing(-1, List.of()));
    assertThrows(UsageException.class, () -> mean.removing(2, List.of()));
  }
}
