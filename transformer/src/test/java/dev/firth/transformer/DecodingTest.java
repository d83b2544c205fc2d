package dev.firth.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.SourceAttention;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.inference.ForcedAttention;
import dev.firth.seq2seq.inference.Generator;
import dev.firth.seq2seq.inference.TargetScorer;
import dev.firth.seq2seq.layers.WeightTying;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.BeamSearch;
import dev.firth.seq2seq.search.Constraints;
import dev.firth.seq2seq.search.GreedySearch;
import dev.firth.seq2seq.search.Hypothesis;
import dev.firth.seq2seq.search.LengthLimit;
import dev.firth.seq2seq.search.Search;
import dev.firth.seq2seq.search.SearchInput;
import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps with kept keys and values beside whole targets; batches beside single sentences. */
class DecodingTest {
  private static final int VOCABULARY = 11;
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);

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

  private Transformer model(boolean preNorm) {
    return model(new TransformerOptions(16, 4, 24, 2, 2, 0, Activation.RELU, preNorm));
  }

  private Transformer model(Positions positions) {
    return model(
        new TransformerOptions(16, 4, 24, 2, 2, 0, Activation.SWIGLU, true)
            .withPositions(positions)
            .withTying(WeightTying.TARGET));
  }

  private Transformer model(TransformerOptions options) {
    var model = new Transformer(options, VOCABULARY, SPECIAL.pad());
    model.initialize(manager, random.nextLong());
    return model;
  }

  private List<int[]> sources(int count) {
    List<int[]> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] source = random.ints(1 + random.nextInt(9), 4, VOCABULARY).toArray();
      source[source.length - 1] = SPECIAL.end();
      sources.add(source);
    }
    return sources;
  }

  private static BeamOptions beam(int width) {
    var limit = Constraints.defaults().withLengths(LengthLimit.of(0), LengthLimit.of(12));
    return BeamOptions.defaults().withBeam(width, width).withConstraints(limit);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void keptKeysAndValuesChangeNothing(boolean preNorm) {
    assertKeptChangeNothing(model(preNorm));
  }

  @ParameterizedTest
  @EnumSource(Positions.class)
  void keptKeysAndValuesChangeNothingWithAnyPositions(Positions positions) {
    assertKeptChangeNothing(model(positions));
  }

  private void assertKeptChangeNothing(Transformer model) {
    List<int[]> sources = sources(7);
    try (var generator = new Generator(model, SPECIAL);
        var whole = new TargetScorer(model)) {
      List<List<Hypothesis>> found =
          generator.generate(matrix(sources), 0, new BeamSearch(beam(3)));
      for (int i = 0; i < sources.size(); i++) {
        for (Hypothesis hypothesis : found.get(i)) {
          assertArrayEquals(
              logProbabilities(whole, sources.get(i), hypothesis),
              hypothesis.logProbabilities(),
              2e-5f);
        }
      }
    }
  }

  /** Of each token of the hypothesis and of its end, computed at once. */
  private static float[] logProbabilities(TargetScorer whole, int[] source, Hypothesis hypothesis) {
    int[] said = Arrays.copyOf(hypothesis.tokens(), hypothesis.length());
    Arrays.fill(said, hypothesis.tokens().length, said.length, SPECIAL.end());
    int[] read = read(hypothesis);
    return whole.score(matrix(List.of(source)), matrix(List.of(read)), matrix(List.of(said)))[0];
  }

  /** What the decoder reads to say the hypothesis. */
  private static int[] read(Hypothesis hypothesis) {
    int[] read = new int[hypothesis.length()];
    read[0] = SPECIAL.begin();
    System.arraycopy(hypothesis.tokens(), 0, read, 1, read.length - 1);
    return read;
  }

  @ParameterizedTest
  @EnumSource(Positions.class)
  void batchesAreAsGoodAsSingleSentences(Positions positions) {
    Transformer model = model(positions);
    List<int[]> sources = sources(9);
    try (var generator = new Generator(model, SPECIAL)) {
      Search search = new BeamSearch(beam(4));
      List<List<Hypothesis>> together = generator.generate(matrix(sources), 0, search);
      for (int i = 0; i < sources.size(); i++) {
        List<Hypothesis> alone =
            generator.generate(matrix(List.of(sources.get(i))), i, search).getFirst();
        assertEquals(alone.size(), together.get(i).size());
        for (int n = 0; n < alone.size(); n++) {
          assertArrayEquals(alone.get(n).tokens(), together.get(i).get(n).tokens());
          assertEquals(alone.get(n).score(), together.get(i).get(n).score(), 1e-5);
        }
      }
    }
  }

  @Test
  void aBeamOfOneIsGreedy() {
    Transformer model = model(false);
    TokenMatrix sources = matrix(sources(12));
    try (var generator = new Generator(model, SPECIAL)) {
      var one = generator.generate(sources, 0, new BeamSearch(beam(1)));
      var greedy = generator.generate(sources, 0, new GreedySearch(beam(1).constraints(), false));
      for (int i = 0; i < one.size(); i++) {
        assertArrayEquals(greedy.get(i).getFirst().tokens(), one.get(i).getFirst().tokens());
      }
    }
  }

  @Test
  void attentionIsOverTheSource() {
    Transformer model = model(Positions.ROTARY);
    List<int[]> sources = sources(4);
    var options = beam(2).withAttention(true);
    try (var generator = new Generator(model, SPECIAL)) {
      var found = generator.generate(matrix(sources), 0, new BeamSearch(options));
      for (int i = 0; i < sources.size(); i++) {
        Hypothesis best = found.get(i).getFirst();
        assertEquals(best.length(), best.attention().size());
        for (float[] weights : best.attention()) {
          assertEquals(sources.get(i).length, weights.length);
          double sum = IntStream.range(0, weights.length).mapToDouble(at -> weights[at]).sum();
          assertEquals(1, sum, 1e-5, "none on padding");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void forcedAttentionIsThatOfTheSteps(int number) {
    var options = new TransformerOptions(16, 4, 24, 2, 3, 0, Activation.RELU, number % 2 == 0);
    Transformer model = model(options.withPositions(Positions.RELATIVE));
    var layer = new AttentionLayer(number);
    List<int[]> sources = sources(5);
    var search = new BeamSearch(beam(3).withAttention(true));
    try (var generator = new Generator(model, SPECIAL);
        var forced = new ForcedAttention(model)) {
      List<SearchInput> inputs =
          sources.stream().map(source -> SearchInput.of(0, source.length)).toList();
      var found = generator.generate(matrix(sources), inputs, search, layer);
      List<Hypothesis> best = found.stream().map(List::getFirst).toList();
      List<float[][][]> whole =
          forced.weights(
              matrix(sources), matrix(best.stream().map(DecodingTest::read).toList()), layer);
      for (int i = 0; i < best.size(); i++) {
        assertEquals(4, whole.get(i).length);
        for (int time = 0; time < best.get(i).length(); time++) {
          float[] step = best.get(i).attention().get(time);
          assertArrayEquals(step, meanOfHeads(whole.get(i), time), 1e-5f);
        }
      }
    }
  }

  private static float[] meanOfHeads(float[][][] weights, int time) {
    float[] mean = new float[weights[0][time].length];
    for (float[][] head : weights) {
      for (int at = 0; at < mean.length; at++) {
        mean[at] += head[time][at] / weights.length;
      }
    }
    return mean;
  }

  @Test
  void layersLookInTheirOwnWay() {
    Transformer model = model(new TransformerOptions(16, 4, 24, 1, 3, 0, Activation.RELU, true));
    TokenMatrix source = matrix(List.of(new int[] {7, 5, 9, SPECIAL.end()}));
    TokenMatrix read = matrix(List.of(new int[] {SPECIAL.begin(), 8, 6}));
    try (var forced = new ForcedAttention(model)) {
      List<float[]> third =
          List.of(1, 2, 3, 0).stream()
              .map(layer -> forced.weights(source, read, new AttentionLayer(layer)))
              .map(weights -> weights.getFirst()[3][2])
              .toList();
      assertArrayEquals(third.get(1), third.get(3));
      assertFalse(Arrays.equals(third.get(0), third.get(1)));
      assertFalse(Arrays.equals(third.get(2), third.get(1)));
    }
  }

  @Test
  void theLastLayerButOneIsAskedUnlessAnotherIs() {
    var three = new SourceAttention(3, 4);
    assertEquals(1, AttentionLayer.PENULTIMATE.indexIn(three));
    assertEquals(0, AttentionLayer.PENULTIMATE.indexIn(SourceAttention.SINGLE));
    assertEquals(2, new AttentionLayer(3).indexIn(three));
    assertThrows(UsageException.class, () -> new AttentionLayer(4).indexIn(three));
    assertThrows(UsageException.class, () -> new AttentionLayer(-1));
    assertThrows(
        UsageException.class, () -> AttentionLayer.PENULTIMATE.indexIn(SourceAttention.NONE));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6})
  void moreThanTheLearnedPlacesIsAnError(int sourceLength) {
    var options = new TransformerOptions(16, 4, 24, 1, 1, 0, Activation.RELU, true);
    Transformer model = model(options.withPositions(Positions.LEARNED, 5));
    int[] source = new int[sourceLength];
    Arrays.fill(source, 7);
    var nine = Constraints.defaults().withLengths(LengthLimit.of(9), LengthLimit.of(9));
    try (var generator = new Generator(model, SPECIAL)) {
      var search = new GreedySearch(nine, false);
      TokenMatrix sources = matrix(List.of(source));
      var error = assertThrows(UsageException.class, () -> generator.generate(sources, 0, search));
      assertTrue(error.getMessage().contains("longer than the 5 places"), error.getMessage());
    }
  }

  @Test
  void manyThreadsShareAModel() {
    Transformer model = model(true);
    TokenMatrix sources = matrix(sources(5));
    try (var generator = new Generator(model, SPECIAL)) {
      Search search = new BeamSearch(beam(2));
      double expected = generator.generate(sources, 0, search).get(2).getFirst().score();
      IntStream.range(0, 32)
          .parallel()
          .forEach(
              i ->
                  assertEquals(
                      expected,
                      generator.generate(sources, 0, search).get(2).getFirst().score(),
                      1e-6));
    }
  }

  private static TokenMatrix matrix(List<int[]> sources) {
    return TokenMatrix.of(sources, SPECIAL.pad());
  }
}
