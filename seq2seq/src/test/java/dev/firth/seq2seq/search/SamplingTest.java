package dev.firth.seq2seq.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTest {
  private static final int TOKENS = 5;
  private static final int LENGTH = 3;
  private static final int DRAWS = 20_000;

  private static final Constraints SHORT =
      Constraints.defaults().withLengths(LengthLimit.of(0), LengthLimit.of(LENGTH));

  /** Sequences are drawn as often as the product of their tokens' probabilities says. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, 0",
    "0.5, 0, 1, 0",
    "3, 0, 1, 0",
    "1, 2, 1, 0",
    "1, 9, 1, 0",
    "1, 0, 0.7, 0",
    "1, 0, 0.999, 0",
    "0.7, 3, 0.8, 0",
    "2, 4, 0.9, 2",
    "1, 0, 1, 1",
  })
  void frequenciesFollowTheDistribution(double temperature, int topK, double topP, int noRepeat) {
    Scores scores = Scores.random(Seeds.base(), 1.5);
    SamplingOptions options =
        SamplingOptions.defaults()
            .withTemperature(temperature)
            .withTopK(topK)
            .withTopP(topP)
            .withSeed(Seeds.base())
            .withSamples(DRAWS)
            .withConstraints(SHORT.withNoRepeatNgram(noRepeat));
    SearchInput input = SearchInput.of(3, 0);
    Map<String, Double> expected = new HashMap<>();
    addExact(new Distribution(scores, options, input), List.of(), 1, expected);
    Map<String, Integer> counts = new HashMap<>();
    HandMadeModel model = new HandMadeModel(scores, TOKENS, List.of(input));
    for (Hypothesis drawn : new Sampling(options).search(model, List.of(input)).getFirst()) {
      counts.merge(Found.tokens(drawn) + " " + drawn.ended(), 1, Integer::sum);
    }
    assertEquals(1, expected.values().stream().mapToDouble(p -> p).sum(), 1e-9);
    assertTrue(expected.keySet().containsAll(counts.keySet()), "drawn, but not possible");
    assertFits(expected, counts);
  }

  /** The exact distribution of the next token, from the definitions. */
  private record Distribution(Scores scores, SamplingOptions options, SearchInput input) {
    double[] next(List<Integer> history) {
      BeamOptions rules = BeamOptions.defaults().withConstraints(options.constraints());
      double[] p = new BruteForce(scores, TOKENS, input, rules).logProbabilities(history);
      for (int token = 0; token < TOKENS; token++) {
        p[token] = banned(history, token) ? 0 : Math.exp(p[token] / options.temperature());
      }
      if (options.topK() > 0) {
        keep(p, IntStream.range(0, Math.min(options.topK(), TOKENS)).boxed().toList());
      }
      normalise(p);
      double mass = 0;
      List<Integer> nucleus = new ArrayList<>();
      for (int rank = 0; rank < TOKENS && mass < options.topP(); rank++) {
        mass += p[sorted(p).get(rank)];
        nucleus.add(rank);
      }
      keep(p, nucleus);
      normalise(p);
      return p;
    }

    /** In sequences of three a bigram cannot come twice unless all three tokens are one. */
    private boolean banned(List<Integer> history, int token) {
      int size = options.constraints().noRepeatNgram();
      return token != HandMadeModel.END
          && (size == 1
              ? history.contains(token)
              : size == 2 && history.equals(List.of(token, token)));
    }

    private static List<Integer> sorted(double[] p) {
      return IntStream.range(0, p.length)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer token) -> -p[token]))
          .toList();
    }

    private static void keep(double[] p, List<Integer> ranks) {
      List<Integer> sorted = sorted(p);
      for (int rank = 0; rank < p.length; rank++) {
        if (!ranks.contains(rank)) {
          p[sorted.get(rank)] = 0;
        }
      }
    }

    private static void normalise(double[] p) {
      double sum = Arrays.stream(p).sum();
      Arrays.setAll(p, i -> p[i] / sum);
    }
  }

  private static void addExact(
      Distribution distribution, List<Integer> tokens, double p, Map<String, Double> expected) {
    if (tokens.size() == LENGTH) {
      expected.put(tokens + " false", p);
      return;
    }
    double[] next = distribution.next(tokens);
    for (int token = 0; token < TOKENS; token++) {
      if (next[token] > 0 && token == HandMadeModel.END) {
        expected.put(tokens + " true", p * next[token]);
      } else if (next[token] > 0) {
        List<Integer> longer = new ArrayList<>(tokens);
        longer.add(token);
        addExact(distribution, longer, p * next[token], expected);
      }
    }
  }

  /** Pearson's chi-square test at about one in 30,000; rare outcomes are counted together. */
  private static void assertFits(Map<String, Double> expected, Map<String, Integer> counts) {
    double chiSquare = 0;
    double rareExpected = 0;
    double rareSeen = 0;
    int classes = 0;
    for (var entry : expected.entrySet()) {
      double often = DRAWS * entry.getValue();
      int seen = counts.getOrDefault(entry.getKey(), 0);
      if (often < 5) {
        rareExpected += often;
        rareSeen += seen;
      } else {
        chiSquare += (seen - often) * (seen - often) / often;
        classes++;
      }
    }
    if (rareExpected >= 5) {
      chiSquare += (rareSeen - rareExpected) * (rareSeen - rareExpected) / rareExpected;
      classes++;
    }
    // the cube root of chi-square over its degrees of freedom is nearly normal (Wilson, Hilferty)
    double degrees = Math.max(classes - 1, 1);
    double variance = 2 / (9 * degrees);
    double z = (Math.cbrt(chiSquare / degrees) - (1 - variance)) / Math.sqrt(variance);
    assertTrue(z < 4, "chi-square %s of %s classes, z %s".formatted(chiSquare, classes, z));
  }

  /** First tokens of the samples 2i and 2i + 1, or of neighbouring sentences. */
  @ParameterizedTest
  @CsvSource({"20000, 1", "1, 20000"})
  void drawsAreIndependent(int samples, int sentences) {
    Scores quarter = (sentence, history, token) -> token == HandMadeModel.END ? -100 : 0;
    SamplingOptions options =
        SamplingOptions.defaults()
            .withSamples(samples)
            .withSeed(Seeds.base())
            .withConstraints(SHORT.withLengths(LengthLimit.of(1), LengthLimit.of(1)));
    List<SearchInput> inputs =
        IntStream.range(0, sentences).mapToObj(i -> SearchInput.of(i, 0)).toList();
    List<Hypothesis> drawn =
        new Sampling(options)
            .search(new HandMadeModel(quarter, TOKENS, inputs), inputs).stream()
                .flatMap(List::stream)
                .toList();
    double[] pairs = new double[16];
    for (int i = 0; i < drawn.size(); i += 2) {
      pairs[(drawn.get(i).tokens()[0] - 1) * 4 + drawn.get(i + 1).tokens()[0] - 1]++;
    }
    double often = drawn.size() / 2.0 / 16;
    double chiSquare = Arrays.stream(pairs).map(n -> (n - often) * (n - often) / often).sum();
    assertTrue(chiSquare < 48, "chi-square " + chiSquare + " of 15 degrees");
  }

  private static List<Hypothesis> draw(SamplingOptions options, long sentence) {
    SearchInput input = SearchInput.of(sentence, 0);
    HandMadeModel model = new HandMadeModel(Scores.random(5, 1), TOKENS, List.of(input));
    return new Sampling(options).search(model, List.of(input)).getFirst();
  }

  @Test
  void seedDecides() {
    SamplingOptions options = SamplingOptions.defaults().withSamples(20).withConstraints(SHORT);
    Found.assertEqual(draw(options, 1), draw(options, 1), "same seed");
    assertNotEquals(
        draw(options, 1).stream().map(Found::tokens).toList(),
        draw(options.withSeed(2), 1).stream().map(Found::tokens).toList());
  }

  @Test
  void moreSamplesLeaveTheFirstOnesAsTheyAre() {
    SamplingOptions options = SamplingOptions.defaults().withConstraints(SHORT);
    Found.assertEqual(
        draw(options.withSamples(3), 9), draw(options.withSamples(8), 9).subList(0, 3), "samples");
  }

  @Test
  void bestTokenAloneIsGreedySearch() {
    for (int i = 0; i < 50; i++) {
      RandomCase random = new RandomCase(i);
      List<SearchInput> inputs = random.inputs(4);
      var greedy = new GreedySearch(random.constraints, false).search(random.model(inputs), inputs);
      SamplingOptions options = SamplingOptions.defaults().withConstraints(random.constraints);
      for (SamplingOptions sharp :
          List.of(options.withTopK(1), options.withTopP(1e-9), options.withTemperature(1e-6))) {
        var drawn = new Sampling(sharp).search(random.model(inputs), inputs);
        for (int s = 0; s < inputs.size(); s++) {
          Found.assertEqual(greedy.get(s), drawn.get(s), sharp + Seeds.describe(i));
        }
      }
    }
  }

  @Test
  void scoresAreThoseOfTheModelItself() {
    SearchInput input = SearchInput.of(4, 0);
    Scores scores = Scores.random(8, 2);
    SamplingOptions options =
        SamplingOptions.defaults().withTemperature(0.3).withTopK(3).withConstraints(SHORT);
    BeamOptions plain =
        BeamOptions.defaults().withLengthPenalty(LengthPenalty.NONE).withConstraints(SHORT);
    Map<List<Integer>, Double> exact = new HashMap<>();
    for (var scored : new BruteForce(scores, TOKENS, input, plain).all()) {
      exact.put(scored.tokens(), scored.score());
    }
    HandMadeModel model = new HandMadeModel(scores, TOKENS, List.of(input));
    for (Hypothesis drawn :
        new Sampling(options.withSamples(30)).search(model, List.of(input)).getFirst()) {
      assertEquals(exact.get(Found.tokens(drawn)), drawn.score(), 1e-5);
    }
  }
}
