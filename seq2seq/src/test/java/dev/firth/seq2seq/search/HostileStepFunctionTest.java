package dev.firth.seq2seq.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What wrong answers and impossible rules lead to. */
class HostileStepFunctionTest {
  private static final Scores SCORES = Scores.random(11, 1);
  private static final List<SearchInput> TWO = List.of(SearchInput.of(0, 2), SearchInput.of(1, 2));

  static List<Function<Constraints, Search>> searches() {
    return List.of(
        rules -> new GreedySearch(rules, false),
        rules -> new BeamSearch(BeamOptions.defaults().withConstraints(rules)),
        rules ->
            new BeamSearch(
                BeamOptions.defaults().withStopping(Stopping.BOUND).withConstraints(rules)),
        rules -> new Sampling(SamplingOptions.defaults().withTopK(9).withConstraints(rules)),
        rules -> new Sampling(SamplingOptions.defaults().withTopP(0.9).withConstraints(rules)));
  }

  private static Constraints lengths(int least, int most) {
    return Constraints.defaults().withLengths(LengthLimit.of(least), LengthLimit.of(most));
  }

  private static HandMadeModel model(List<SearchInput> inputs) {
    return new HandMadeModel(SCORES, 3, inputs);
  }

  /** A model whose answer to one step is spoilt. */
  private static StepFunction spoilt(int spoiltStep, UnaryOperator<Candidates> how) {
    HandMadeModel model = model(TWO);
    return new StepFunction() {
      private int steps;

      @Override
      public int vocabularySize() {
        return model.vocabularySize();
      }

      @Override
      public int startToken() {
        return model.startToken();
      }

      @Override
      public int endToken() {
        return model.endToken();
      }

      @Override
      public int sentences() {
        return model.sentences();
      }

      @Override
      public Candidates step(StepRequest request) {
        Candidates right = model.step(request);
        return steps++ == spoiltStep ? how.apply(right) : right;
      }
    };
  }

  private static StepException error(Search search, int step, UnaryOperator<Candidates> how) {
    return assertThrows(StepException.class, () -> search.search(spoilt(step, how), TWO));
  }

  private static UnaryOperator<Candidates> with(int row, float logProbability) {
    return right -> {
      right.logProbabilities()[row * right.width()] = logProbability;
      return right;
    };
  }

  @ParameterizedTest
  @MethodSource("searches")
  void whatIsNoLogProbabilityIsNamedWithStepAndRow(Function<Constraints, Search> search) {
    Search longEnough = search.apply(lengths(4, 4));
    for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 0.5f}) {
      StepException error = error(longEnough, 2, with(1, wrong));
      assertEquals(2, error.step());
      assertEquals(1, error.row());
      assertEquals(
          "step 2, row 1: " + wrong + " of token ", error.getMessage().split("\\d is no")[0]);
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void answersOfTheWrongShapeAreRefused(Function<Constraints, Search> search) {
    Search any = search.apply(lengths(1, 3));
    StepException error = error(any, 0, right -> Candidates.best(1, new int[7], new float[7]));
    assertEquals(-1, error.row());
    assertEquals("step 0: 7 rows of 1 tokens, asked for were", error.getMessage().substring(0, 42));
  }

  @Test
  void tokensOutsideTheVocabularyAreRefused() {
    StepException error =
        error(
            new GreedySearch(lengths(1, 3), false),
            0,
            right -> Candidates.best(1, new int[] {1, 3}, right.logProbabilities()));
    assertEquals(1, error.row());
  }

  @Test
  void attentionOverFewerPositionsThanTheSourceHasIsRefused() {
    Search search = new GreedySearch(lengths(1, 3), true);
    StepException error = error(search, 0, right -> right.withAttention(1, new float[2]));
    assertEquals("step 0, row 0: attention over 1 positions of 2", error.getMessage());
    float[] weights = {0.5f, 0.5f, Float.NaN, 0};
    assertEquals(
        "step 0, row 1: NaN is no attention weight",
        error(search, 0, right -> right.withAttention(2, weights)).getMessage());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void emptyBatchAsksNothing(Function<Constraints, Search> search) {
    HandMadeModel model = model(List.of());
    assertEquals(List.of(), search.apply(lengths(0, 5)).search(model, List.of()));
    assertEquals(List.of(), model.rowsOfSteps());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void lengthZeroAsksNothing(Function<Constraints, Search> search) {
    HandMadeModel model = model(TWO);
    for (List<Hypothesis> found : search.apply(lengths(0, 0)).search(model, TWO)) {
      Hypothesis empty = found.getFirst();
      assertEquals(0, empty.length());
      assertFalse(empty.ended());
      assertEquals(0.0, empty.score());
    }
    assertEquals(List.of(), model.rowsOfSteps());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void lengthOneTakesOneStep(Function<Constraints, Search> search) {
    HandMadeModel model = model(TWO);
    for (List<Hypothesis> found : search.apply(lengths(0, 1)).search(model, TWO)) {
      assertEquals(1, found.getFirst().length());
    }
    assertEquals(List.of(2), model.rowsOfSteps());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void leastLengthBeyondTheGreatestCutsEverything(Function<Constraints, Search> search) {
    for (List<Hypothesis> found : search.apply(lengths(9, 2)).search(model(TWO), TWO)) {
      assertEquals(2, found.getFirst().tokens().length);
      assertFalse(found.getFirst().ended());
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void forcedPrefixBeyondTheGreatestLengthIsTheResult(Function<Constraints, Search> search) {
    List<SearchInput> inputs = List.of(TWO.getFirst().withPrefix(List.of(2, 2, 1)));
    var found = search.apply(lengths(0, 1)).search(model(inputs), inputs).getFirst();
    assertEquals(1, found.size());
    assertArrayEquals(new int[] {2, 2, 1}, found.getFirst().tokens());
    assertFalse(found.getFirst().ended());
    assertEquals(3, found.getFirst().length());
  }

  /** The log-probability of a given sequence, whatever rules it breaks. */
  @ParameterizedTest
  @MethodSource("searches")
  void forcedPrefixWithItsEndIsScored(Function<Constraints, Search> search) {
    List<Integer> given = List.of(1, 1, 1);
    List<SearchInput> inputs = List.of(TWO.getFirst().withPrefix(List.of(1, 1, 1, 0)));
    Constraints rules = lengths(9, 9).withNoRepeatNgram(1).withNever(List.of(0, 1));
    var found = search.apply(rules).search(model(inputs), inputs).getFirst();
    assertEquals(1, found.size());
    Hypothesis scored = found.getFirst();
    assertEquals(given, Found.tokens(scored));
    BruteForce exact = new BruteForce(SCORES, 3, inputs.getFirst(), BeamOptions.defaults());
    double sum = 0;
    for (int i = 0; i <= given.size(); i++) {
      sum += exact.logProbabilities(given.subList(0, i))[i < given.size() ? 1 : 0];
    }
    assertEquals(sum, scored.logProbability(), 1e-6);
  }

  /** A sentence that comes to a dead end has no result; the others go on. */
  @ParameterizedTest
  @MethodSource("searches")
  void deadEndHasNoResult(Function<Constraints, Search> search) {
    // 1 and 2 may come once each, and the end not before three tokens
    Constraints rules = lengths(3, 5).withNoRepeatNgram(1);
    List<SearchInput> inputs = List.of(TWO.getFirst(), TWO.getLast().withPrefix(List.of(1, 1, 1)));
    var found = search.apply(rules).search(model(inputs), inputs);
    assertEquals(List.of(), found.getFirst());
    assertEquals(List.of(1, 1, 1), Found.tokens(found.getLast().getFirst()).subList(0, 3));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void allTokensBannedHasNoResult(Function<Constraints, Search> search) {
    Constraints rules = lengths(0, 5).withNever(List.of(0, 1, 2));
    assertEquals(List.of(List.of(), List.of()), search.apply(rules).search(model(TWO), TWO));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void wrongUseIsRefused(Function<Constraints, Search> search) {
    Search any = search.apply(lengths(0, 5));
    assertThrows(IllegalArgumentException.class, () -> any.search(model(TWO), TWO.subList(0, 1)));
    for (List<Integer> prefix : List.of(List.of(3), List.of(-1), List.of(1, 0, 1))) {
      List<SearchInput> inputs = List.of(SearchInput.of(77, 2).withPrefix(prefix));
      var error =
          assertThrows(IllegalArgumentException.class, () -> any.search(model(inputs), inputs));
      assertEquals("sentence 77: token", error.getMessage().substring(0, 18));
    }
    Search unknown = search.apply(lengths(0, 5).withNever(List.of(3)));
    assertThrows(IllegalArgumentException.class, () -> unknown.search(model(TWO), TWO));
  }
}
