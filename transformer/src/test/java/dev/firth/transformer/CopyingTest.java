package dev.firth.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.inference.Generator;
import dev.firth.seq2seq.inference.TargetScorer;
import dev.firth.seq2seq.layers.WeightTying;
import dev.firth.seq2seq.recurrent.AttentionKind;
import dev.firth.seq2seq.recurrent.CellKind;
import dev.firth.seq2seq.recurrent.RecurrentModel;
import dev.firth.seq2seq.recurrent.RecurrentOptions;
import dev.firth.seq2seq.search.Averaging;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.BeamSearch;
import dev.firth.seq2seq.search.Hypothesis;
import dev.firth.seq2seq.search.Search;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.TrainingStep;
import dev.firth.testkit.Seeds;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models that can copy tokens of the source. */
class CopyingTest {
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final int FIRST = 4;

  /** Words that are translated: each by the word as many places further on. */
  private static final int WORDS = 6;

  /** Names, which stay as they are. Training shows the first half, each some 40 times. */
  private static final int NAMES = 1000;

  private static final int FIRST_NAME = FIRST + 2 * WORDS;
  private static final int VOCABULARY = FIRST_NAME + NAMES;
  private static final int BATCH = 32;

  enum Kind {
    GRU(0, 300, 0.01),
    TRANSFORMER(1, 350, 0.005);

    private final int number;
    private final int steps;
    private final double rate;

    Kind(int number, int steps, double rate) {
      this.number = number;
      this.steps = steps;
      this.rate = rate;
    }

    EncoderDecoder model(int vocabulary, boolean copy) {
      if (this == TRANSFORMER) {
        // output and embeddings apart: one matrix for both is a way to copy by itself
        var shape =
            new TransformerOptions(64, 2, 64, 1, 1, 0, Activation.RELU, true)
                .withTying(WeightTying.NONE);
        return new Transformer(shape.withCopy(copy), vocabulary, SPECIAL.pad());
      }
      var shape =
          new RecurrentOptions(
              CellKind.GRU, 32, 64, 1, true, 1, AttentionKind.GENERAL, true, true, 0);
      return new RecurrentModel(shape.withCopy(copy), vocabulary, vocabulary, SPECIAL.pad());
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void learnsToCopyNames(Kind kind) {
    Rates with = learned(kind, true);
    Rates without = learned(kind, false);
    assertTrue(with.seen > 0.95 && without.seen < 0.5, with + ", without copying " + without);
    assertTrue(without.never < 0.05, without.toString());
    // a transformer finds places by what stands there, too
    assertTrue(with.never > (kind == Kind.GRU ? 0.95 : 0.5), with.toString());
  }

  /** Shares of new sentences that are right: with names of training, and with other names. */
  private record Rates(double seen, double never) {}

  private static Rates learned(Kind kind, boolean copy) {
    RandomGenerator random = Seeds.random(kind.number);
    Torch.setThreads(1);
    EncoderDecoder model = kind.model(VOCABULARY, copy);
    try (NDManager manager = Torch.manager().newSubManager()) {
      model.initialize(manager, random.nextLong());
      try (var step =
          new TrainingStep(model, SPECIAL, 0.1, Adam.transformer(), 1, random.nextLong())) {
        for (int i = 1; i <= kind.steps; i++) {
          double rate = kind.rate * Math.min(i / 50.0, 1 - (i - 1.0) / kind.steps);
          List<int[]> sources = sentences(BATCH, random, 0);
          List<int[]> targets = sources.stream().map(CopyingTest::translation).toList();
          step.run(
              matrix(sources.stream().map(CopyingTest::ended).toList()),
              matrix(targets.stream().map(CopyingTest::begun).toList()),
              matrix(targets.stream().map(CopyingTest::ended).toList()),
              rate);
        }
      }
      return new Rates(
          right(model, sentences(200, random, 0)), right(model, sentences(200, random, NAMES / 2)));
    }
  }

  private static double right(EncoderDecoder model, List<int[]> sources) {
    int right = 0;
    List<List<Hypothesis>> found = find(List.of(model), sources, BeamOptions.defaults());
    for (int i = 0; i < found.size(); i++) {
      right += Arrays.equals(found.get(i).getFirst().tokens(), translation(sources.get(i))) ? 1 : 0;
    }
    return right / (double) sources.size();
  }

  private static List<List<Hypothesis>> find(
      List<EncoderDecoder> models, List<int[]> sources, BeamOptions options) {
    try (var generator = new Generator(models, SPECIAL, Averaging.PROBABILITIES)) {
      return generator.generate(
          matrix(sources.stream().map(CopyingTest::ended).toList()), 0, new BeamSearch(options));
    }
  }

  /** One to three times a word and one of the names from a number on, half as many as there are. */
  private static List<int[]> sentences(int count, RandomGenerator random, int from) {
    List<int[]> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] sentence = new int[2 * (1 + random.nextInt(3))];
      for (int at = 0; at < sentence.length; at += 2) {
        sentence[at] = FIRST + random.nextInt(WORDS);
        sentence[at + 1] = FIRST_NAME + from + random.nextInt(NAMES / 2);
      }
      sentences.add(sentence);
    }
    return sentences;
  }

  private static int[] translation(int[] source) {
    return Arrays.stream(source).map(id -> id < FIRST_NAME ? id + WORDS : id).toArray();
  }

  private static int[] ended(int[] tokens) {
    int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
    longer[tokens.length] = SPECIAL.end();
    return longer;
  }

  private static int[] begun(int[] tokens) {
    return IntStream.concat(IntStream.of(SPECIAL.begin()), Arrays.stream(tokens)).toArray();
  }

  private static TokenMatrix matrix(List<int[]> sequences) {
    return TokenMatrix.of(sequences, SPECIAL.pad());
  }

  private static final List<int[]> SOURCES =
      List.of(new int[] {5, 4, 8, 7}, new int[] {6}, new int[] {4, 4, 8});

  /** Steps with rows that share a source give the log-probabilities of whole targets. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void searchesSayWhatScoringSays(Kind kind) {
    try (NDManager manager = Torch.manager().newSubManager()) {
      EncoderDecoder model = kind.model(12, true);
      model.initialize(manager, 5);
      var options = BeamOptions.defaults().withBeam(4, 3).withAttention(true);
      List<List<Hypothesis>> found = find(List.of(model), SOURCES, options);
      List<List<Hypothesis>> twice = find(List.of(model, model), SOURCES, options);
      try (var scorer = new TargetScorer(model)) {
        for (int i = 0; i < SOURCES.size(); i++) {
          for (int rank = 0; rank < 3; rank++) {
            Hypothesis one = found.get(i).get(rank);
            assertArrayEquals(
                score(scorer, SOURCES.get(i), one), one.logProbabilities(), 1e-4f, kind + "");
            assertArrayEquals(one.tokens(), twice.get(i).get(rank).tokens());
            assertEquals(SOURCES.get(i).length + 1, one.attention().getFirst().length);
          }
        }
      }
    }
  }

  /** The array that brought the sources is gone while a search goes on. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void sourcesStayWhatTheyWere(Kind kind) {
    try (NDManager manager = Torch.manager().newSubManager()) {
      EncoderDecoder model = kind.model(12, true);
      model.initialize(manager, 5);
      Search search = new BeamSearch(BeamOptions.defaults());
      Search late =
          (steps, inputs) -> {
            reuseFreedBuffers();
            return search.search(steps, inputs);
          };
      try (var generator = new Generator(List.of(model), SPECIAL, Averaging.PROBABILITIES)) {
        TokenMatrix sources = matrix(SOURCES.stream().map(CopyingTest::ended).toList());
        assertEquals(tokens(generator, sources, search), tokens(generator, sources, late));
      }
    }
  }

  private static List<List<Integer>> tokens(
      Generator generator, TokenMatrix sources, Search search) {
    return generator.generate(sources, 0, search).stream()
        .map(found -> Arrays.stream(found.getFirst().tokens()).boxed().toList())
        .toList();
  }

  /** Fills what the collector gives back of memory outside the heap with other numbers. */
  private static void reuseFreedBuffers() {
    System.gc();
    var buffers = new ByteBuffer[200_000];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = ByteBuffer.allocateDirect(SOURCES.size() * 5 * Long.BYTES);
      while (buffers[i].hasRemaining()) {
        buffers[i].putLong(1L << 40);
      }
    }
  }

  private static float[] score(TargetScorer scorer, int[] source, Hypothesis said) {
    int[] read = Arrays.copyOf(begun(said.tokens()), said.length());
    int[] all = Arrays.copyOf(ended(said.tokens()), said.length());
    return scorer
        .score(matrix(List.of(ended(source))), matrix(List.of(read)), matrix(List.of(all)))[0];
  }

  @Test
  void oneVocabularyAndAttentionAreNeeded() {
    var shape = new TransformerOptions(8, 2, 8, 1, 1, 0, Activation.RELU, true);
    var apart = shape.withTying(WeightTying.TARGET).withCopy(true);
    assertThrows(UsageException.class, () -> new Transformer(apart, 9, 8, 0));
    var none =
        new RecurrentOptions(CellKind.GRU, 8, 8, 1, true, 1, AttentionKind.NONE, true, true, 0);
    assertThrows(UsageException.class, () -> none.withCopy(true));
    var additive = RecurrentOptions.defaults().withCopy(true);
    assertThrows(UsageException.class, () -> new RecurrentModel(additive, 9, 8, 0));
  }
}
