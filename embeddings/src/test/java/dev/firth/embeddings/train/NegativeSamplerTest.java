package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegativeSamplerTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.75, 1, -0.5})
  void drawsInProportionToTheCountsPower(double exponent) {
    long[] counts = {1000, 500, 499, 100, 7, 3, 1, 1};
    var sampler = new NegativeSampler(counts, exponent);
    var random = Seeds.random(1);
    int draws = 400_000;
    int[] seen = new int[counts.length];
    for (int i = 0; i < draws; i++) {
      seen[sampler.draw(random)]++;
    }
    double total = 0;
    for (long count : counts) {
      total += Math.pow((double) count, exponent);
    }
    for (int i = 0; i < counts.length; i++) {
      double expected = draws * Math.pow((double) counts[i], exponent) / total;
      assertEquals(
          expected, seen[i], 5 * Math.sqrt(expected) + 1, "word " + i + ", " + Seeds.describe(1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000, 70_001})
  void everyWordCanBeDrawnAndNoOther(int words) {
    long[] counts = new long[words];
    for (int i = 0; i < words; i++) {
      counts[i] = 5L + i % 7;
    }
    var sampler = new NegativeSampler(counts, 0.75);
    var random = Seeds.random(words);
    var seen = new boolean[words];
    for (int i = 0; i < 20 * words; i++) {
      seen[sampler.draw(random)] = true;
    }
    int found = 0;
    for (boolean s : seen) {
      found += s ? 1 : 0;
    }
    assertTrue(found > words * 0.999 - 1, found + " of " + words + ", " + Seeds.describe(words));
  }
}
