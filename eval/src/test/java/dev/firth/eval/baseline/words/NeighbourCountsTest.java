package dev.firth.eval.baseline.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NeighbourCountsTest {
  static IntStream cases() {
    return IntStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheCosinesOfPpmiByItsDefinition(int index) {
    var random = Seeds.random(index);
    int words = 2 + random.nextInt(8);
    int[] text = random.ints(200, -1, words).toArray();
    var options = new CooccurrenceOptions(1 + random.nextInt(4), random.nextBoolean() ? .75 : 1);
    double[][] expected = ppmi(text, words, options);
    var rows = new NeighbourCounts(text, words, options).ppmi(1 << 20);
    for (int i = 0; i < words; i++) {
      for (int j = 0; j < words; j++) {
        assertEquals(
            Cosine.of(expected[i], expected[j]), rows.product(i, j), 1e-6, Seeds.describe(index));
      }
    }
  }

  /** As the paper says it: every pair of places within the window and the line. */
  private static double[][] ppmi(int[] text, int words, CooccurrenceOptions options) {
    var n = new double[words][words];
    for (int i = 0; i < text.length; i++) {
      for (int j = i + 1; j < text.length && j - i <= options.window() && text[j] >= 0; j++) {
        if (text[i] < 0) {
          break;
        }
        n[text[i]][text[j]]++;
        n[text[j]][text[i]]++;
      }
    }
    double total = 0;
    double smoothed = 0;
    var sums = new double[words];
    for (int w = 0; w < words; w++) {
      for (double count : n[w]) {
        sums[w] += count;
      }
      total += sums[w];
      smoothed += Math.pow(sums[w], options.smoothing());
    }
    for (int w = 0; w < words; w++) {
      for (int c = 0; c < words; c++) {
        double joint = n[w][c] / total;
        double apart = sums[w] / total * Math.pow(sums[c], options.smoothing()) / smoothed;
        n[w][c] = joint == 0 ? 0 : Math.max(0, Math.log(joint / apart));
      }
    }
    return n;
  }

  @Test
  void stopsBeforeTheMemoryAllowedIsFull() {
    int[] text = {0, 1, 2, 3, 4, 5, 6, 7};
    var counts = new NeighbourCounts(text, 8, CooccurrenceOptions.defaults());
    assertThrows(UsageException.class, () -> counts.ppmi(100));
  }
}
