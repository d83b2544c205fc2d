package dev.firth.seq2seq.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.recurrent.AttentionKind;
import dev.firth.seq2seq.recurrent.CellKind;
import dev.firth.seq2seq.recurrent.RecurrentModel;
import dev.firth.seq2seq.recurrent.RecurrentOptions;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.BeamSearch;
import dev.firth.seq2seq.search.Constraints;
import dev.firth.seq2seq.search.CoveragePenalty;
import dev.firth.seq2seq.search.Hypothesis;
import dev.firth.seq2seq.search.LengthLimit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recurrent models at work. */
class GeneratorTest {
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final int VOCABULARY = 9;
  private static final List<int[]> SOURCES =
      List.of(new int[] {5, 4, 8, 7, 2}, new int[] {6, 2}, new int[] {4, 4, 8, 2});

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private Generator generator(AttentionKind attention) {
    return new Generator(model(attention), SPECIAL);
  }

  private RecurrentModel model(AttentionKind attention) {
    var options = new RecurrentOptions(CellKind.LSTM, 6, 7, 1, false, 2, attention, true, true, 0);
    var model = new RecurrentModel(options, VOCABULARY, VOCABULARY, SPECIAL.pad());
    model.initialize(manager, 3);
    return model;
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void attentionIsOverTheSource(AttentionKind kind) {
    var plain = BeamOptions.defaults();
    try (var generator = generator(kind)) {
      List<List<Hypothesis>> without = find(generator, plain);
      List<List<Hypothesis>> with = find(generator, plain.withAttention(true));
      for (int i = 0; i < SOURCES.size(); i++) {
        Hypothesis best = with.get(i).getFirst();
        assertArrayEquals(without.get(i).getFirst().tokens(), best.tokens());
        assertEquals(best.length(), best.attention().size());
        for (float[] weights : best.attention()) {
          assertEquals(SOURCES.get(i).length, weights.length);
          double sum = IntStream.range(0, weights.length).mapToDouble(at -> weights[at]).sum();
          assertEquals(1, sum, 1e-5, "none on padding");
        }
      }
    }
  }

  @Test
  void forcedAttentionIsThatOfTheSteps() {
    RecurrentModel model = model(AttentionKind.ADDITIVE);
    try (var generator = new Generator(model, SPECIAL);
        var forced = new ForcedAttention(model)) {
      List<Hypothesis> best =
          find(generator, BeamOptions.defaults().withAttention(true)).stream()
              .map(List::getFirst)
              .toList();
      List<float[][][]> whole =
          forced.weights(
              TokenMatrix.of(SOURCES, SPECIAL.pad()),
              TokenMatrix.of(best.stream().map(GeneratorTest::read).toList(), SPECIAL.pad()),
              AttentionLayer.PENULTIMATE);
      for (int i = 0; i < best.size(); i++) {
        assertEquals(1, whole.get(i).length);
        for (int time = 0; time < best.get(i).length(); time++) {
          assertArrayEquals(best.get(i).attention().get(time), whole.get(i)[0][time], 1e-5f);
        }
      }
    }
  }

  private static int[] read(Hypothesis hypothesis) {
    int[] read = new int[hypothesis.length()];
    read[0] = SPECIAL.begin();
    System.arraycopy(hypothesis.tokens(), 0, read, 1, read.length - 1);
    return read;
  }

  @Test
  void coverageIsPaidFor() {
    var limit = Constraints.defaults().withLengths(LengthLimit.of(0), LengthLimit.of(1));
    var plain = BeamOptions.defaults().withAttention(true).withConstraints(limit);
    var covering = new CoveragePenalty(0.2);
    try (var generator = generator(AttentionKind.GENERAL)) {
      for (List<Hypothesis> found : find(generator, plain.withCoveragePenalty(covering))) {
        Hypothesis best = found.getFirst();
        double penalty = covering.of(best.attention(), best.attention().getFirst().length);
        assertTrue(penalty < 0, "some place is not looked at wholly");
        double divisor = plain.lengthPenalty().divisor(best.length());
        assertEquals(best.logProbability() / divisor + penalty, best.score(), 1e-6);
      }
    }
  }

  @Test
  void withoutAttentionThereIsNone() {
    try (var generator = generator(AttentionKind.NONE)) {
      var options = BeamOptions.defaults().withAttention(true);
      assertThrows(UsageException.class, () -> find(generator, options));
    }
  }

  private static List<List<Hypothesis>> find(Generator generator, BeamOptions options) {
    return generator.generate(TokenMatrix.of(SOURCES, SPECIAL.pad()), 0, new BeamSearch(options));
  }
}
