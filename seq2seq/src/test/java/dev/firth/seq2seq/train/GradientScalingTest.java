package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientScalingTest {
  /** Gradients of norm 5, scaled to 2.5: (1.5, 0) and (0, 2). */
  @ParameterizedTest
  @CsvSource({"Infinity, 1", "10, 1", "1, 0.4", "0.25, 0.1"})
  void normsAboveTheBoundAreClippedToIt(double greatest, float factor) {
    try (NDManager manager = Torch.manager().newSubManager();
        var program = new ScriptModule(new GradientScaling())) {
      var gradients =
          new NDList(manager.create(new float[] {3, 0}), manager.create(new float[] {0, 4}));
      float norm =
          program
              .run(manager, "apply", gradients, 0.5, greatest)
              .singletonOrThrow()
              .toFloatArray()[0];
      assertEquals(2.5f, norm, 1e-6f);
      assertArrayEquals(new float[] {1.5f * factor, 0}, gradients.get(0).toFloatArray(), 2e-6f);
      assertArrayEquals(new float[] {0, 2 * factor}, gradients.get(1).toFloatArray(), 2e-6f);
    }
  }
}
