package dev.firth.seq2seq.search;

import dev.firth.testkit.Seeds;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A sentence comes to the same result to the bit, whatever is searched for beside it. */
class BatchesTest {
  private static final int CASES = 150;

  private static void assertBatchedEqualsSingle(
      int index,
      RandomCase random,
      Search search,
      Function<List<SearchInput>, StepFunction> model) {
    List<SearchInput> inputs = random.inputs(7);
    var batched = search.search(model.apply(inputs), inputs);
    for (int s = 0; s < inputs.size(); s++) {
      List<SearchInput> alone = List.of(inputs.get(s));
      Found.assertEqual(
          search.search(model.apply(alone), alone).getFirst(),
          batched.get(s),
          inputs.get(s) + " " + Seeds.describe(index));
    }
  }

  @Test
  void beamSearch() {
    for (int i = 0; i < CASES; i++) {
      RandomCase random = new RandomCase(i);
      int beam = random.nextInt(1, 7);
      BeamOptions options = random.beamOptions(beam, random.nextInt(1, beam + 1));
      assertBatchedEqualsSingle(i, random, new BeamSearch(options), random::model);
    }
  }

  @Test
  void greedySearch() {
    for (int i = 0; i < CASES; i++) {
      RandomCase random = new RandomCase(i);
      Search search = new GreedySearch(random.constraints, random.nextInt(0, 2) == 0);
      assertBatchedEqualsSingle(i, random, search, random::model);
    }
  }

  @Test
  void sampling() {
    for (int i = 0; i < CASES; i++) {
      RandomCase random = new RandomCase(i);
      Search search = new Sampling(random.samplingOptions());
      assertBatchedEqualsSingle(i, random, search, random::model);
    }
  }

  @Test
  void ensembles() {
    for (int i = 0; i < CASES; i++) {
      RandomCase random = new RandomCase(i);
      Scores other = Scores.random(i, 2);
      Averaging averaging = random.one(Averaging.values());
      Search search =
          random.one(
              new BeamSearch(random.beamOptions(3, 2)), new Sampling(random.samplingOptions()));
      assertBatchedEqualsSingle(
          i,
          random,
          search,
          inputs ->
              new Ensemble(
                  List.of(
                      random.model(inputs),
                      new HandMadeModel(other, random.vocabularySize, inputs)),
                  averaging));
    }
  }
}
