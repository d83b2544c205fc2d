package dev.firth.seq2seq.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A decoder in training that reads what it would have said itself. */
class OwnTokensTest {
  private static final int VOCABULARY = 7;
  private static final int ROWS = 2;
  private static final int TIME = 5;
  private static final long[] SOURCE = {3, 4, 5, 2, 6, 3, 2, 0};
  private static final long[] TARGET = {1, 5, 4, 3, 6, 1, 6, 6, 2, 0};

  private NDManager manager;
  private ScriptModule program;

  /** Scores over the vocabulary (rows x time x tokens) under such noise. */
  private static final class Probe extends ScriptBlock {
    Probe(RecurrentModel model) {
      layer("model", model);
    }

    @Override
    protected String source() {
      return """
        def scores(self, source: Tensor, target: Tensor, own: Tensor) -> Tensor:
          noise = self.model.silence()
          noise.own = own
          return self.model.scores(self.model.hidden(source, target, noise))
      """;
    }
  }

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
    var options =
        new RecurrentOptions(CellKind.GRU, 5, 6, 1, true, 1, AttentionKind.GENERAL, true, true, 0);
    var probe = new Probe(new RecurrentModel(options, VOCABULARY, VOCABULARY, 0));
    probe.initialize(manager, 5);
    program = new ScriptModule(probe);
  }

  @AfterEach
  void close() {
    program.close();
    manager.close();
  }

  private float[] scores(long[] target, float... own) {
    NDArray source = manager.create(SOURCE, new Shape(ROWS, SOURCE.length / ROWS));
    NDArray read = manager.create(target, new Shape(ROWS, TIME));
    NDArray where = manager.create(own, new Shape(ROWS, own.length / ROWS));
    return program.run(manager, "scores", source, read, where).singletonOrThrow().toFloatArray();
  }

  private static float[] everywhere(float value) {
    var all = new float[ROWS * TIME];
    Arrays.fill(all, value);
    return all;
  }

  /** The target with the likeliest tokens from the second place on, where asked for. */
  private static long[] mixed(float[] scores, float... own) {
    long[] mixed = TARGET.clone();
    for (int cell = 0; cell < mixed.length; cell++) {
      if (cell % TIME > 0 && own[cell] == 0) {
        mixed[cell] = likeliest(scores, cell - 1);
      }
    }
    return mixed;
  }

  private static int likeliest(float[] scores, int cell) {
    int best = 0;
    for (int token = 1; token < VOCABULARY; token++) {
      if (scores[cell * VOCABULARY + token] > scores[cell * VOCABULARY + best]) {
        best = token;
      }
    }
    return best;
  }

  @Test
  void itsOwnTokensAreTheLikeliest() {
    float[] scores = scores(TARGET, everywhere(0));
    long[] said = mixed(scores, everywhere(0));
    assertFalse(Arrays.equals(TARGET, said), "the target is not what the model would say");
    assertArrayEquals(scores(said), scores, 1e-6f);
  }

  @Test
  void someTokensAreTheTargets() {
    float[] own = {1, 1, 0, 1, 0, 1, 0, 0, 1, 1};
    float[] scores = scores(TARGET, own);
    assertArrayEquals(scores(mixed(scores, own)), scores, 1e-6f);
  }

  @Test
  void whereNothingIsItsOwnNothingChanges() {
    assertArrayEquals(scores(TARGET), scores(TARGET, everywhere(2)), 1e-6f);
  }
}
