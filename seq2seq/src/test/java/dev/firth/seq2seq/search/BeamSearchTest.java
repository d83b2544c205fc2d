package dev.firth.seq2seq.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeamSearchTest {
  private static final int CASES = 250;

  /** Beams that no set of candidates fills. */
  private static final int WIDE = 3000;

  @Test
  void wideBeamFindsTheNBestOfAllSequencesThatObeyAllRules() {
    int results = 0;
    for (int i = 0; i < CASES; i++) {
      RandomCase random = new RandomCase(i);
      SearchInput input = random.inputs(1).getFirst();
      BeamOptions options = random.beamOptions(WIDE, random.nextInt(1, 40));
      results += assertExact(random, input, options, i);
    }
    assertTrue(results > 4 * CASES, results + " hypotheses in all: the cases say little");
  }

  private static int assertExact(
      RandomCase random, SearchInput input, BeamOptions options, int index) {
    List<BruteForce.Scored> all =
        new BruteForce(random.scores, random.vocabularySize, input, options).all();
    List<Hypothesis> found = only(options, random.model(List.of(input)), input);
    Found.assertSame(
        all.subList(0, Math.min(options.nBest(), all.size())),
        found,
        options + " " + input + " " + Seeds.describe(index));
    return found.size();
  }

  private static List<Hypothesis> only(BeamOptions options, StepFunction model, SearchInput input) {
    return new BeamSearch(options).search(model, List.of(input)).getFirst();
  }

  /** Each rule and penalty alone, where it changes what is best. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "average",
        "wu:0.6",
        "coverage",
        "min",
        "ngram",
        "repeat",
        "never",
        "prefix"
      })
  void eachRuleAloneIsExactAndMatters(String rule) {
    int changed = 0;
    for (int i = 0; i < 40; i++) {
      RandomCase random = new RandomCase(i);
      SearchInput input = SearchInput.of(i, 3);
      Constraints lengths =
          Constraints.defaults().withLengths(LengthLimit.of(0), LengthLimit.of(4));
      BeamOptions plain =
          BeamOptions.defaults()
              .withBeam(WIDE, 5)
              .withLengthPenalty(LengthPenalty.NONE)
              .withConstraints(lengths);
      SearchInput ruled = rule.equals("prefix") ? input.withPrefix(List.of(2, 1)) : input;
      BeamOptions options = withRule(plain, lengths, rule);
      assertExact(random, ruled, options, i);
      List<Integer> before =
          Found.tokens(only(plain, random.model(List.of(input)), input).getFirst());
      List<Integer> after =
          Found.tokens(only(options, random.model(List.of(ruled)), ruled).getFirst());
      changed += before.equals(after) ? 0 : 1;
    }
    assertTrue(rule.equals("none") ? changed == 0 : changed > 0, rule + ": " + changed);
  }

  private static BeamOptions withRule(BeamOptions plain, Constraints lengths, String rule) {
    return switch (rule) {
      case "coverage" -> plain.withCoveragePenalty(new CoveragePenalty(0.5));
      case "min" ->
          plain.withConstraints(lengths.withLengths(LengthLimit.of(3), LengthLimit.of(4)));
      case "ngram" -> plain.withConstraints(lengths.withNoRepeatNgram(1));
      case "repeat" -> plain.withConstraints(lengths.withRepetitionPenalty(2));
      case "never" -> plain.withConstraints(lengths.withNever(List.of(1)));
      case "prefix" -> plain;
      default -> plain.withLengthPenalty(LengthPenalty.parse(rule));
    };
  }

  /** The oracle goes on to the greatest length, so the bound loses nothing. */
  @Test
  void narrowBeamFindsWhatItsDefinitionSays() {
    for (int i = 0; i < CASES; i++) {
      RandomCase random = new RandomCase(1000 + i);
      SearchInput input = random.inputs(1).getFirst();
      int beam = random.nextInt(1, 5);
      BeamOptions options = random.beamOptions(beam, random.nextInt(1, beam + 1));
      BruteForce oracle = new BruteForce(random.scores, random.vocabularySize, input, options);
      Found.assertSame(
          oracle.beamSearch(),
          only(options, random.model(List.of(input)), input),
          options + " " + input + " " + Seeds.describe(1000 + i));
    }
  }

  @ParameterizedTest
  @EnumSource(Stopping.class)
  void beamOfOneIsGreedy(Stopping stopping) {
    for (int i = 0; i < CASES; i++) {
      RandomCase random = new RandomCase(2000 + i);
      List<SearchInput> inputs = random.inputs(5);
      // under a length penalty the bound may let a longer hypothesis win over the greedy one
      BeamOptions options =
          random
              .beamOptions(1, 1)
              .withStopping(stopping)
              .withLengthPenalty(LengthPenalty.NONE)
              .withCoveragePenalty(CoveragePenalty.NONE);
      var greedy = new GreedySearch(random.constraints, options.attention());
      var expected = greedy.search(random.model(inputs), inputs);
      var found = new BeamSearch(options).search(random.model(inputs), inputs);
      for (int s = 0; s < inputs.size(); s++) {
        Found.assertEqual(expected.get(s), found.get(s), Seeds.describe(2000 + i));
      }
    }
  }

  @Test
  void beamOfOneIsGreedyUnderAnyPenaltyWhereAFullBeamStops() {
    for (int i = 0; i < CASES; i++) {
      RandomCase random = new RandomCase(3000 + i);
      List<SearchInput> inputs = random.inputs(5);
      BeamOptions options =
          random.beamOptions(1, 1).withStopping(Stopping.BEAM_FULL).withAttention(false);
      var expected =
          new GreedySearch(random.constraints, false).search(random.model(inputs), inputs);
      var found = new BeamSearch(options).search(random.model(inputs), inputs);
      for (int s = 0; s < inputs.size(); s++) {
        assertEquals(
            expected.get(s).stream().map(Found::tokens).toList(),
            found.get(s).stream().map(Found::tokens).toList(),
            Seeds.describe(3000 + i));
      }
    }
  }

  /** Token 2 is certain until the end is, after 2, 5 and 1 tokens. */
  private static final Scores LENGTHS =
      (sentence, history, token) ->
          (history.size() < sentence ? token == 2 : token == 0) ? 0f : -10f;

  @Test
  void finishedSentencesLeaveTheBatch() {
    List<SearchInput> inputs =
        List.of(SearchInput.of(2, 9), SearchInput.of(5, 9), SearchInput.of(1, 9));
    HandMadeModel model = new HandMadeModel(LENGTHS, 4, inputs);
    BeamOptions options = BeamOptions.defaults().withBeam(2, 1).withStopping(Stopping.BOUND);
    var found = new BeamSearch(options).search(model, inputs);
    assertEquals(
        List.of(List.of(2, 2), List.of(2, 2, 2, 2, 2), List.of(2)),
        found.stream().map(best -> Found.tokens(best.getFirst())).toList());
    assertEquals(List.of(3, 6, 4, 2, 2, 2), model.rowsOfSteps());
  }

  /** The best live hypothesis is 20 nats behind and could come to half its cost at best. */
  @Test
  void boundStopsLongBeforeTheGreatestLength() {
    List<SearchInput> inputs = List.of(SearchInput.of(3, 1000));
    HandMadeModel model = new HandMadeModel(LENGTHS, 4, inputs);
    BeamOptions options = BeamOptions.defaults().withStopping(Stopping.BOUND);
    new BeamSearch(options.withBeam(3, 1)).search(model, inputs);
    assertEquals(4, model.rowsOfSteps().size());
    // two more are asked for: those that ended too early are no worse than any live one
    HandMadeModel longer = new HandMadeModel(LENGTHS, 4, inputs);
    new BeamSearch(options.withBeam(3, 3).withLengthPenalty(LengthPenalty.NONE))
        .search(longer, inputs);
    assertEquals(4, longer.rowsOfSteps().size());
  }

  @Test
  void equalScoresGoByRankAndId() {
    Scores equal = (sentence, history, token) -> 0;
    SearchInput input = SearchInput.of(0, 0);
    BeamOptions options =
        BeamOptions.defaults()
            .withBeam(4, 4)
            .withLengthPenalty(LengthPenalty.NONE)
            .withConstraints(
                Constraints.defaults().withLengths(LengthLimit.of(2), LengthLimit.of(2)));
    var found = only(options, new HandMadeModel(equal, 4, List.of(input)), input);
    assertEquals(
        List.of(List.of(1, 1), List.of(1, 2), List.of(1, 3), List.of(2, 1)),
        found.stream().map(Found::tokens).toList());
  }

  @Test
  void attentionComesWithEveryTokenIfAskedFor() {
    SearchInput input = SearchInput.of(7, 3);
    Scores scores = Scores.random(Seeds.base(), 2);
    BeamOptions options = BeamOptions.defaults().withAttention(true);
    Hypothesis best = only(options, new HandMadeModel(scores, 5, List.of(input)), input).getFirst();
    assertEquals(best.length(), best.attention().size());
    for (int i = 0; i < best.length(); i++) {
      for (int position = 0; position < 3; position++) {
        assertEquals(
            scores.attention(7, Found.tokens(best).subList(0, i), position),
            best.attention().get(i)[position]);
      }
    }
    BeamOptions without = options.withAttention(false).withCoveragePenalty(new CoveragePenalty(1));
    assertEquals(
        List.of(),
        only(without, new HandMadeModel(scores, 5, List.of(input)), input).getFirst().attention());
  }
}
