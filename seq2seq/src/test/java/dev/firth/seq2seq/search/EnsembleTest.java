package dev.firth.seq2seq.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnsembleTest {
  private static final SearchInput INPUT = SearchInput.of(1, 2);

  private static StepFunction member(Scores scores, int tokens, List<SearchInput> inputs) {
    return new HandMadeModel(scores, tokens, inputs);
  }

  private static Candidates firstStep(Averaging averaging, Edits edits, int k) {
    Ensemble ensemble =
        new Ensemble(
            List.of(
                member(Scores.fixed(0.5, 0.4, 0.1), 3, List.of(INPUT)),
                member(Scores.fixed(0.1, 0.2, 0.7), 3, List.of(INPUT))),
            averaging);
    return ensemble.step(
        new StepRequest(new int[1], new int[] {HandMadeModel.END}, edits, k, false));
  }

  private static float[] logs(double... values) {
    float[] logs = new float[values.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) Math.log(values[i]);
    }
    return logs;
  }

  @Test
  void meanOfProbabilities() {
    Candidates all = firstStep(Averaging.PROBABILITIES, Edits.NONE, StepRequest.WHOLE_ROWS);
    assertArrayEquals(logs(0.3, 0.3, 0.4), all.logProbabilities(), 1e-6f);
  }

  @Test
  void meanOfLogProbabilitiesNormalisedAgain() {
    Candidates all = firstStep(Averaging.LOG_PROBABILITIES, Edits.NONE, StepRequest.WHOLE_ROWS);
    double a = Math.sqrt(0.5 * 0.1);
    double b = Math.sqrt(0.4 * 0.2);
    double c = Math.sqrt(0.1 * 0.7);
    double sum = a + b + c;
    assertArrayEquals(logs(a / sum, b / sum, c / sum), all.logProbabilities(), 1e-6f);
  }

  @Test
  void bansComeAfterTheMean() {
    Edits edits = new Edits(new int[0], new int[] {2}, new int[0], 1, new int[0]);
    Candidates best = firstStep(Averaging.LOG_PROBABILITIES, edits, 2);
    assertArrayEquals(new int[] {1, 0}, best.tokens());
    double sum = Math.sqrt(0.05) + Math.sqrt(0.08) + Math.sqrt(0.07);
    assertArrayEquals(
        logs(Math.sqrt(0.08) / sum, Math.sqrt(0.05) / sum), best.logProbabilities(), 1e-6f);
  }

  /** Two copies of a model are that model, with every rule. */
  @ParameterizedTest
  @EnumSource(Averaging.class)
  void copiesOfOneModelAreThatModel(Averaging averaging) {
    for (int i = 0; i < 60; i++) {
      RandomCase random = new RandomCase(i);
      List<SearchInput> inputs = random.inputs(3);
      BeamSearch search = new BeamSearch(random.beamOptions(3, 1));
      var one = search.search(random.model(inputs), inputs);
      var two =
          search.search(
              new Ensemble(List.of(random.model(inputs), random.model(inputs)), averaging), inputs);
      for (int s = 0; s < inputs.size(); s++) {
        assertEquals(
            one.get(s).stream().map(Found::tokens).toList(),
            two.get(s).stream().map(Found::tokens).toList(),
            Seeds.describe(i));
      }
    }
  }

  /** The mean of two models is a model that brute force can be told of. */
  @Test
  void searchOverTheMeanIsExact() {
    for (int i = 0; i < 30; i++) {
      Scores first = Scores.random(Seeds.base() + i, 2);
      Scores second = Scores.random(Seeds.base() - 1 - i, 2);
      Scores mean = meanOfProbabilities(first, second, 4);
      BeamOptions options =
          BeamOptions.defaults()
              .withBeam(1000, 5)
              .withConstraints(
                  Constraints.defaults().withLengths(LengthLimit.of(0), LengthLimit.of(3)));
      List<SearchInput> inputs = List.of(INPUT);
      Ensemble ensemble =
          new Ensemble(
              List.of(member(first, 4, inputs), member(second, 4, inputs)),
              Averaging.PROBABILITIES);
      Found.assertSame(
          new BruteForce(mean, 4, INPUT, options).all().subList(0, 5),
          new BeamSearch(options).search(ensemble, inputs).getFirst(),
          Seeds.describe(i));
    }
  }

  private static Scores meanOfProbabilities(Scores first, Scores second, int tokens) {
    BeamOptions any = BeamOptions.defaults();
    return (sentence, history, token) -> {
      double a = new BruteForce(first, tokens, INPUT, any).logProbabilities(history)[token];
      double b = new BruteForce(second, tokens, INPUT, any).logProbabilities(history)[token];
      return (float) Math.log((Math.exp(a) + Math.exp(b)) / 2);
    };
  }

  @Test
  void attentionIsAveraged() {
    List<SearchInput> inputs = List.of(INPUT);
    Scores first = Scores.random(1, 2);
    Scores second = Scores.random(2, 2);
    Ensemble ensemble =
        new Ensemble(
            List.of(member(first, 4, inputs), member(second, 4, inputs)), Averaging.PROBABILITIES);
    Hypothesis best =
        new BeamSearch(BeamOptions.defaults().withAttention(true))
            .search(ensemble, inputs)
            .getFirst()
            .getFirst();
    for (int position = 0; position < 2; position++) {
      assertEquals(
          (first.attention(1, List.of(), position) + second.attention(1, List.of(), position)) / 2,
          best.attention().getFirst()[position],
          1e-7);
    }
  }

  @Test
  void membersMustFitTogether() {
    List<SearchInput> inputs = List.of(INPUT);
    Scores scores = Scores.random(1, 2);
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Ensemble(
                    List.of(member(scores, 4, inputs), member(scores, 5, inputs)),
                    Averaging.PROBABILITIES));
    assertEquals(
        "members of an ensemble with different vocabulary sizes: 4 and 5", error.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Ensemble(
                List.of(member(scores, 4, inputs), member(scores, 4, List.of())),
                Averaging.PROBABILITIES));
    assertThrows(
        IllegalArgumentException.class, () -> new Ensemble(List.of(), Averaging.LOG_PROBABILITIES));
  }
}
