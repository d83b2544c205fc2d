package dev.firth.seq2seq.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Phrases that must come, and phrases that must not. */
class PhraseSearchTest {
  private static final int CASES = 250;

  /** Beams that no set of candidates fills. */
  private static final int WIDE = 3000;

  private static final int TOKENS = 6;

  private static SearchInput withPhrases(RandomCase random) {
    return random.inputs(1).getFirst().withPhrases(random.phrases());
  }

  private static BeamOptions withAvoid(BeamOptions options, RandomCase random) {
    return random.nextInt(0, 3) > 0
        ? options
        : options.withConstraints(options.constraints().withAvoid(random.phrases()));
  }

  private static List<Hypothesis> only(BeamOptions options, StepFunction model, SearchInput input) {
    return new BeamSearch(options).search(model, List.of(input)).getFirst();
  }

  @Test
  void wideBeamFindsTheBestOfAllSequencesThatHaveThePhrases() {
    int met = 0;
    int unmet = 0;
    for (int i = 0; i < CASES; i++) {
      RandomCase random = new RandomCase(i);
      SearchInput input = withPhrases(random);
      BeamOptions options = withAvoid(random.beamOptions(WIDE, random.nextInt(1, 40)), random);
      BruteForce oracle = new BruteForce(random.scores, random.vocabularySize, input, options);
      List<BruteForce.Scored> all = oracle.all();
      List<Hypothesis> found = only(options, random.model(List.of(input)), input);
      String description = options + " " + input + " " + Seeds.describe(i);
      Found.assertSame(all.subList(0, Math.min(options.nBest(), all.size())), found, description);
      for (Hypothesis hypothesis : found) {
        boolean hasAll = oracle.hasAll(Found.tokens(hypothesis));
        assertEquals(hasAll, hypothesis.constraintsMet(), description);
        met += hasAll ? 1 : 0;
        unmet += hasAll ? 0 : 1;
      }
    }
    assertTrue(met > 2 * CASES && unmet > CASES, met + " and " + unmet + ": the cases say little");
  }

  @ParameterizedTest
  @EnumSource(Stopping.class)
  void narrowBeamFindsWhatItsDefinitionSays(Stopping stopping) {
    for (int i = 0; i < CASES; i++) {
      RandomCase random = new RandomCase(1000 + i);
      SearchInput input = withPhrases(random);
      int beam = random.nextInt(1, 7);
      BeamOptions options =
          withAvoid(random.beamOptions(beam, random.nextInt(1, beam + 1)), random)
              .withStopping(stopping);
      BruteForce oracle = new BruteForce(random.scores, random.vocabularySize, input, options);
      Found.assertSame(
          oracle.beamSearch(),
          only(options, random.model(List.of(input)), input),
          options + " " + input + " " + Seeds.describe(1000 + i));
    }
  }

  /** Beside sentences with phrases, those without find to the bit what they find alone. */
  @Test
  void sentencesWithoutPhrasesStayAsTheyAre() {
    for (int i = 0; i < CASES; i++) {
      RandomCase random = new RandomCase(2000 + i);
      List<SearchInput> inputs = new ArrayList<>(random.inputs(4));
      inputs.set(1, inputs.get(1).withPhrases(random.phrases()));
      BeamSearch search = new BeamSearch(random.beamOptions(3, 2));
      var together = search.search(random.model(inputs), inputs);
      for (int s = 0; s < inputs.size(); s++) {
        List<SearchInput> alone = List.of(inputs.get(s));
        Found.assertEqual(
            search.search(random.model(alone), alone).getFirst(),
            together.get(s),
            Seeds.describe(2000 + i));
      }
    }
  }

  /** Nothing but the end is likely, and the phrases not at all. */
  private static final Scores TERSE =
      (sentence, history, token) -> token == HandMadeModel.END ? 5 : -token;

  private static Hypothesis terse(int beam, Constraints rules, List<List<Integer>> phrases) {
    SearchInput input = SearchInput.of(0, 9).withPhrases(phrases);
    BeamOptions options = BeamOptions.defaults().withBeam(beam, 1).withConstraints(rules);
    return only(options, new HandMadeModel(TERSE, TOKENS, List.of(input)), input).getFirst();
  }

  @Test
  void aBeamOfOneSaysPhrasesThatNobodyWouldSay() {
    List<List<Integer>> phrases = List.of(List.of(5, 4, 5), List.of(3), List.of(4, 4));
    Hypothesis found = terse(1, Constraints.defaults(), phrases);
    assertTrue(found.constraintsMet() && found.ended());
    for (List<Integer> phrase : phrases) {
      assertTrue(Collections.indexOfSubList(Found.tokens(found), phrase) >= 0, phrase.toString());
    }
    assertEquals(6, found.tokens().length);
  }

  @Test
  void phrasesMayOverlapButOccurrencesOfOneMayNot() {
    var rules = Constraints.defaults();
    assertEquals(3, terse(20, rules, List.of(List.of(2, 3), List.of(3, 4))).tokens().length);
    assertEquals(4, terse(20, rules, List.of(List.of(2, 2), List.of(2, 2))).tokens().length);
    assertEquals(2, terse(20, rules, List.of(List.of(2, 3), List.of(3))).tokens().length);
  }

  @Test
  void aPhraseThatBreaksOffIsLookedForInItsOwnTokens() {
    SearchInput input =
        SearchInput.of(0, 9).withPrefix(List.of(2, 2, 2, 3)).withPhrases(List.of(List.of(2, 2, 3)));
    BeamOptions options = BeamOptions.defaults();
    Hypothesis found =
        only(options, new HandMadeModel(TERSE, TOKENS, List.of(input)), input).getFirst();
    assertEquals(List.of(2, 2, 2, 3), Found.tokens(found));
    assertTrue(found.constraintsMet());
  }

  @Test
  void whatDoesNotFitIsSaidAndHasAllThatFits() {
    var three = Constraints.defaults().withLengths(LengthLimit.of(0), LengthLimit.of(3));
    Hypothesis found = terse(5, three, List.of(List.of(2, 3), List.of(4, 5)));
    assertFalse(found.constraintsMet() || found.ended());
    assertEquals(3, found.tokens().length);
    assertTrue(
        Collections.indexOfSubList(Found.tokens(found), List.of(2, 3)) >= 0
            || Collections.indexOfSubList(Found.tokens(found), List.of(4, 5)) >= 0);
  }

  /** Else the search would go on to the greatest length, for nothing. */
  @Test
  void phrasesThatNoRuleAllowsAreNotLookedFor() {
    List<List<Integer>> phrases = List.of(List.of(3, 4), List.of(2));
    var never = Constraints.defaults().withNever(List.of(4));
    var avoid = Constraints.defaults().withAvoid(List.of(List.of(3, 4)));
    for (Constraints rules : List.of(never, avoid)) {
      Hypothesis found = terse(5, rules, phrases);
      assertEquals(List.of(2), Found.tokens(found));
      assertTrue(found.ended());
      assertFalse(found.constraintsMet());
    }
  }

  @Test
  void wholeRowsAreAskedForOnlyWherePhrasesAreOpen() {
    List<SearchInput> inputs =
        List.of(SearchInput.of(0, 1).withPhrases(List.of(List.of(2))), SearchInput.of(1, 9));
    var rules = Constraints.defaults().withLengths(LengthLimit.of(1), new LengthLimit(1, 0));
    Scores endless = (sentence, history, token) -> token == HandMadeModel.END ? -9 : -token;
    HandMadeModel model = new HandMadeModel(endless, TOKENS, inputs);
    new BeamSearch(BeamOptions.defaults().withBeam(2, 1).withConstraints(rules))
        .search(model, inputs);
    assertEquals(StepRequest.WHOLE_ROWS, model.asked().getFirst());
    assertEquals(Collections.nCopies(8, 3), model.asked().subList(1, 9));
  }

  @Test
  void drawnSequencesAvoidPhrasesToo() {
    var rules =
        Constraints.defaults()
            .withLengths(LengthLimit.of(6), LengthLimit.of(6))
            .withAvoid(List.of(List.of(1, 2), List.of(3)));
    SearchInput input = SearchInput.of(0, 0);
    Scores flat = (sentence, history, token) -> 0;
    var sampling =
        SamplingOptions.defaults().withSamples(300).withSeed(Seeds.base()).withConstraints(rules);
    List<Hypothesis> drawn =
        new Sampling(sampling)
            .search(new HandMadeModel(flat, TOKENS, List.of(input)), List.of(input))
            .getFirst();
    for (Hypothesis one : drawn) {
      assertFalse(Found.tokens(one).contains(3));
      assertTrue(Collections.indexOfSubList(Found.tokens(one), List.of(1, 2)) < 0);
    }
    assertTrue(drawn.stream().anyMatch(one -> Found.tokens(one).containsAll(List.of(1, 2))));
  }

  @Test
  void whatCannotBeAskedForIsRefused() {
    SearchInput input = SearchInput.of(0, 2);
    HandMadeModel model = new HandMadeModel(TERSE, TOKENS, List.of(input));
    var beam = new BeamSearch(BeamOptions.defaults());
    for (int token : List.of(-1, TOKENS, HandMadeModel.END)) {
      var wrong = List.of(input.withPhrases(List.of(List.of(1, token))));
      assertThrows(IllegalArgumentException.class, () -> beam.search(model, wrong));
    }
    List<List<Integer>> empty = List.of(List.of());
    assertThrows(IllegalArgumentException.class, () -> input.withPhrases(empty));
    assertThrows(UsageException.class, () -> Constraints.defaults().withAvoid(empty));
    var outside =
        BeamOptions.defaults()
            .withConstraints(Constraints.defaults().withAvoid(List.of(List.of(1, TOKENS))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BeamSearch(outside).search(model, List.of(input)));
    var phrases = List.of(input.withPhrases(List.of(List.of(1))));
    var greedy = new GreedySearch(Constraints.defaults(), false);
    assertThrows(UsageException.class, () -> greedy.search(model, phrases));
    var sampling = new Sampling(SamplingOptions.defaults());
    assertThrows(UsageException.class, () -> sampling.search(model, phrases));
  }
}
