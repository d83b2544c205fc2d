package dev.firth.transformer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.inference.Generator;
import dev.firth.seq2seq.recurrent.AttentionKind;
import dev.firth.seq2seq.recurrent.CellKind;
import dev.firth.seq2seq.recurrent.RecurrentModel;
import dev.firth.seq2seq.recurrent.RecurrentOptions;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.BeamSearch;
import dev.firth.seq2seq.search.Hypothesis;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.TrainingStep;
import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Digit strings that were never seen are copied, reversed and sorted after some hundred steps. */
class LearningTest {
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final int FIRST_DIGIT = 4;
  private static final int VOCABULARY = FIRST_DIGIT + 10;
  private static final int BATCH = 64;
  private static final int LONGEST = 8;

  enum Task {
    COPY(0, 400),
    REVERSE(1, 700),
    SORT(2, 400);

    private final int number;
    private final int steps;

    Task(int number, int steps) {
      this.number = number;
      this.steps = steps;
    }

    int[] of(int[] digits) {
      return switch (this) {
        case COPY -> digits.clone();
        case SORT -> Arrays.stream(digits).sorted().toArray();
        case REVERSE ->
            IntStream.range(0, digits.length).map(i -> digits[digits.length - 1 - i]).toArray();
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void transformerLearns(Task task) {
    var options = new TransformerOptions(64, 4, 128, 2, 2, 0, Activation.RELU, true);
    assertLearns(task, new Transformer(options, VOCABULARY, SPECIAL.pad()));
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void recurrentModelWithAttentionLearns(Task task) {
    var options =
        new RecurrentOptions(
            CellKind.GRU, 32, 64, 1, true, 1, AttentionKind.ADDITIVE, true, true, 0);
    assertLearns(task, new RecurrentModel(options, VOCABULARY, VOCABULARY, SPECIAL.pad()));
  }

  private static void assertLearns(Task task, EncoderDecoder model) {
    RandomGenerator random = Seeds.random(task.number);
    Torch.setThreads(1);
    try (NDManager manager = Torch.manager().newSubManager()) {
      train(model, task, random, manager);
      double right = right(model, task, random);
      assertTrue(right > 0.95, task + ": " + right + " of the strings are right");
    }
  }

  private static void train(
      EncoderDecoder model, Task task, RandomGenerator random, NDManager manager) {
    model.initialize(manager, random.nextLong());
    try (var step =
        new TrainingStep(model, SPECIAL, 0.1, Adam.transformer(), 1, random.nextLong())) {
      for (int i = 1; i <= task.steps; i++) {
        double rate = 2e-3 * Math.min(i / 50.0, 1 - (i - 1.0) / task.steps);
        List<int[]> digits = strings(BATCH, random);
        List<int[]> answers = digits.stream().map(task::of).toList();
        step.run(
            matrix(digits.stream().map(LearningTest::ended).toList()),
            matrix(answers.stream().map(LearningTest::begun).toList()),
            matrix(answers.stream().map(LearningTest::ended).toList()),
            rate);
      }
    }
  }

  private static double right(EncoderDecoder model, Task task, RandomGenerator random) {
    List<int[]> digits = strings(200, random);
    TokenMatrix sources = matrix(digits.stream().map(LearningTest::ended).toList());
    int right = 0;
    try (var generator = new Generator(model, SPECIAL)) {
      var search = new BeamSearch(BeamOptions.defaults());
      List<List<Hypothesis>> found = generator.generate(sources, 0, search);
      for (int i = 0; i < found.size(); i++) {
        if (Arrays.equals(found.get(i).getFirst().tokens(), task.of(digits.get(i)))) {
          right++;
        }
      }
    }
    return right / 200.0;
  }

  private static List<int[]> strings(int count, RandomGenerator random) {
    List<int[]> strings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strings.add(random.ints(1 + random.nextInt(LONGEST), FIRST_DIGIT, VOCABULARY).toArray());
    }
    return strings;
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
}
