package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;
import dev.firth.seq2seq.engine.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights that are spared from decay move as without any, the others as with it. */
class WeightDecayTest {
  static Stream<DoubleFunction<Optimizer>> optimizers() {
    return Stream.of(
        decay -> new Sgd(0.9, false, decay),
        decay -> new Adagrad(1e-10, decay),
        decay -> new Adadelta(0.9, 1e-6, decay),
        decay -> new RmsProp(0.99, 1e-8, decay),
        decay -> new Adam(0.9, 0.98, 1e-9, decay, false, false),
        decay -> new Adam(0.9, 0.98, 1e-9, decay, true, false),
        decay -> new Adam(0.9, 0.98, 1e-9, decay, true, true));
  }

  /** Gives back what it is given, so that numbers of Java serve as gradients. */
  private static final class Same extends ScriptBlock {
    @Override
    protected String source() {
      return """
        def same(self, tensors: List[Tensor]) -> List[Tensor]:
          return [tensors[0].clone(), tensors[1].clone()]
      """;
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void someWeightsAreSpared(DoubleFunction<Optimizer> optimizer) {
    float[][] without = train(optimizer.apply(0), true, true);
    float[][] with = train(optimizer.apply(0.1), true, true);
    float[][] spared = train(optimizer.apply(0.1), false, true);
    assertArrayEquals(without[0], spared[0], 0);
    assertArrayEquals(with[1], spared[1], 0);
    assertFalse(Arrays.equals(without[0], with[0]));
  }

  private static float[][] train(Optimizer optimizer, Boolean... decayed) {
    try (NDManager manager = Torch.manager().newSubManager();
        var same = new ScriptModule(new Same())) {
      NDArray first = manager.create(new float[] {1, -2, 3});
      NDArray second = manager.create(new float[] {4, 5});
      NDArray[] slopes = {
        manager.create(new float[] {0.1f, 0.2f, -0.3f}), manager.create(new float[] {-1, 1})
      };
      try (var update =
          new WeightUpdate(optimizer, List.of(first, second), List.of(decayed), manager)) {
        for (int step = 0; step < 3; step++) {
          try (ScriptValue gradients = same.call("same", (Object) slopes)) {
            update.step(gradients, 0.1);
          }
        }
      }
      return new float[][] {first.toFloatArray(), second.toFloatArray()};
    }
  }
}
