package dev.firth.transformer.lm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.inference.TargetScorer;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.BeamSearch;
import dev.firth.seq2seq.search.Constraints;
import dev.firth.seq2seq.search.Hypothesis;
import dev.firth.seq2seq.search.LengthLimit;
import dev.firth.seq2seq.search.Sampling;
import dev.firth.seq2seq.search.SamplingOptions;
import dev.firth.testkit.Seeds;
import dev.firth.transformer.Activation;
import dev.firth.transformer.Positions;
import dev.firth.transformer.TransformerOptions;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CausalLanguageModelTest {
  private static final int VOCABULARY = 11;
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final Constraints LIMIT =
      Constraints.defaults().withLengths(LengthLimit.of(0), LengthLimit.of(12));

  private NDManager manager;
  private RandomGenerator random;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
    random = Seeds.random(0);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private CausalLanguageModel model(Positions positions) {
    var options =
        new TransformerOptions(16, 4, 24, 0, 2, 0, Activation.SWIGLU, true)
            .withPositions(positions);
    var model = new CausalLanguageModel(options, VOCABULARY);
    model.initialize(manager, random.nextLong());
    return model;
  }

  private static float[][] scores(TargetScorer scorer, List<int[]> said) {
    List<int[]> read = said.stream().map(CausalLanguageModelTest::before).toList();
    return scorer.score(TokenMatrix.NONE, matrix(read), matrix(said));
  }

  /** What the model has read when it says each token. */
  private static int[] before(int[] said) {
    return IntStream.concat(
            IntStream.of(SPECIAL.begin()), Arrays.stream(said).limit(said.length - 1L))
        .toArray();
  }

  private static TokenMatrix matrix(List<int[]> rows) {
    return TokenMatrix.of(rows, SPECIAL.pad());
  }

  @ParameterizedTest
  @EnumSource(Positions.class)
  void samplesHaveTheProbabilitiesOfWholeTexts(Positions positions) {
    CausalLanguageModel model = model(positions);
    List<List<Integer>> beginnings = List.of(List.of(), List.of(5, 6), List.of(4, 4, 9, 10, 7));
    var options = SamplingOptions.defaults().withSamples(3).withConstraints(LIMIT);
    try (var continuation = new TextContinuation(model, SPECIAL);
        var scorer = new TargetScorer(model)) {
      List<List<Hypothesis>> found = continuation.of(beginnings, 0, new Sampling(options));
      for (int i = 0; i < beginnings.size(); i++) {
        assertEquals(3, found.get(i).size());
        for (Hypothesis text : found.get(i)) {
          int[] said = Arrays.copyOf(text.tokens(), text.length());
          Arrays.fill(said, text.tokens().length, said.length, SPECIAL.end());
          List<Integer> begin =
              Arrays.stream(said).limit(beginnings.get(i).size()).boxed().toList();
          assertEquals(beginnings.get(i), begin);
          assertArrayEquals(scores(scorer, List.of(said))[0], text.logProbabilities(), 2e-5f);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Positions.class)
  void textsAreScoredAloneAsTogether(Positions positions) {
    List<int[]> texts =
        IntStream.range(0, 6)
            .mapToObj(i -> random.ints(1 + random.nextInt(9), 4, VOCABULARY).toArray())
            .toList();
    try (var scorer = new TargetScorer(model(positions))) {
      float[][] together = scores(scorer, texts);
      for (int i = 0; i < texts.size(); i++) {
        assertArrayEquals(scores(scorer, List.of(texts.get(i)))[0], together[i], 1e-5f);
      }
    }
  }

  @Test
  void whatFollowsChangesNoProbability() {
    try (var scorer = new TargetScorer(model(Positions.RELATIVE))) {
      int[] text = random.ints(9, 4, VOCABULARY).toArray();
      float[] whole = scores(scorer, List.of(text))[0];
      float[] half = scores(scorer, List.of(Arrays.copyOf(text, 5)))[0];
      assertArrayEquals(Arrays.copyOf(whole, 5), half, 1e-5f);
    }
  }

  @Test
  void thereIsNoSourceToLookAt() {
    var options = BeamOptions.defaults().withAttention(true).withConstraints(LIMIT);
    try (var continuation = new TextContinuation(model(Positions.ROTARY), SPECIAL)) {
      var search = new BeamSearch(options);
      assertThrows(UsageException.class, () -> continuation.of(List.of(List.of()), 0, search));
    }
  }
}
