package dev.firth.seq2seq.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

/** Comparisons of what was found with what should have been. */
final class Found {
  private Found() {}

  static List<Integer> tokens(Hypothesis hypothesis) {
    return Arrays.stream(hypothesis.tokens()).boxed().toList();
  }

  static void assertSame(
      List<BruteForce.Scored> expected, List<Hypothesis> found, String description) {
    assertEquals(
        expected.stream().map(s -> s.tokens() + (s.ended() ? "." : "")).toList(),
        found.stream().map(h -> tokens(h) + (h.ended() ? "." : "")).toList(),
        description);
    for (int i = 0; i < found.size(); i++) {
      Hypothesis hypothesis = found.get(i);
      assertEquals(
          expected.get(i).logProbability(), hypothesis.logProbability(), 1e-5, description);
      assertEquals(expected.get(i).score(), hypothesis.score(), 1e-5, description);
      assertSumOfTokens(hypothesis);
    }
  }

  private static void assertSumOfTokens(Hypothesis hypothesis) {
    double sum = 0;
    for (float logProbability : hypothesis.logProbabilities()) {
      sum += logProbability;
    }
    assertEquals(sum, hypothesis.logProbability());
    int length = hypothesis.tokens().length + (hypothesis.ended() ? 1 : 0);
    assertEquals(length, hypothesis.length());
  }

  /** To the bit. */
  static void assertEqual(List<Hypothesis> expected, List<Hypothesis> found, String description) {
    assertEquals(
        expected.stream().map(Found::everything).toList(),
        found.stream().map(Found::everything).toList(),
        description);
  }

  private static String everything(Hypothesis hypothesis) {
    return tokens(hypothesis)
        + " "
        + hypothesis.ended()
        + Arrays.toString(hypothesis.logProbabilities())
        + hypothesis.logProbability()
        + " "
        + hypothesis.score()
        + hypothesis.attention().stream().map(Arrays::toString).toList();
  }
}
