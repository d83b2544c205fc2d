package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.testkit.StoredArrays;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Optimisers and criterion beside PyTorch 1.13 (src/test/resources/parity/pytorch/generate.py). */
class OptimizerParityTest {
  private static final int STEPS = 10;

  private static final Map<String, Optimizer> OPTIMIZERS =
      Map.ofEntries(
          Map.entry("sgd", new Sgd(0, false, 0)),
          Map.entry("sgd-momentum", new Sgd(0.9, false, 0.01)),
          Map.entry("sgd-nesterov", new Sgd(0.9, true, 0)),
          Map.entry("adagrad", new Adagrad(1e-10, 0.01)),
          Map.entry("adadelta", new Adadelta(0.9, 1e-6, 0)),
          Map.entry("rmsprop", new RmsProp(0.99, 1e-8, 0)),
          Map.entry("adam", new Adam(0.9, 0.98, 1e-9, 0.01, false, false)),
          Map.entry("adamw", new Adam(0.9, 0.98, 1e-9, 0.01, true, false)),
          Map.entry("amsgrad", new Adam(0.9, 0.98, 1e-9, 0, false, true)),
          Map.entry("nadam", new Nadam(0.9, 0.98, 1e-9)),
          Map.entry("lamb", new Lamb(0.9, 0.999, 1e-6, 0.01)));

  private static final Map<String, Double> RATES = Map.of("adadelta", 1.0, "rmsprop", 0.01);

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** Mean squared error of a linear layer and its gradients. */
  private static final class Regression extends ScriptBlock {
    @Override
    protected String source() {
      return """
        def gradients(self, weights: List[Tensor], x: Tensor, y: Tensor) -> List[Tensor]:
          loss = torch.mean(torch.pow(torch.linear(x, weights[0], weights[1]) - y, 2))
          result : List[Tensor] = []
          for g in torch.autograd.grad([loss], weights):
            result.append(torch._unwrap_optional(g))
          return result
      """;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sgd",
        "sgd-momentum",
        "sgd-nesterov",
        "adagrad",
        "adadelta",
        "rmsprop",
        "adam",
        "adamw",
        "amsgrad",
        "nadam",
        "lamb"
      })
  void tenStepsAreThoseOfPyTorch(String name) throws IOException {
    StoredArrays stored = read("optimizers.npz");
    List<NDArray> weights = List.of(array(stored, "start:weight"), array(stored, "start:bias"));
    weights.forEach(weight -> weight.setRequiresGradient(true));
    try (var update = new WeightUpdate(OPTIMIZERS.get(name), weights, manager);
        var regression = new ScriptModule(new Regression())) {
      for (int step = 0; step < STEPS; step++) {
        NDArray x = array(stored, "x").get(step);
        NDArray y = array(stored, "y").get(step);
        try (ScriptValue gradients =
            regression.callForGradients("gradients", new NDList(weights), x, y)) {
          update.step(gradients, RATES.getOrDefault(name, 0.1));
        }
        float[] expected = array(stored, "after:" + name).get(step).toFloatArray();
        assertArrayEquals(expected, flat(weights), 1e-5f, name + ", step " + (step + 1));
      }
      assertEquals(STEPS, update.steps());
    }
  }

  private static float[] flat(List<NDArray> weights) {
    var flat = new float[(int) weights.stream().mapToLong(NDArray::size).sum()];
    int at = 0;
    for (NDArray weight : weights) {
      for (float value : weight.toFloatArray()) {
        flat[at++] = value;
      }
    }
    return flat;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1})
  void lossAndItsGradientAreThoseOfPyTorch(double smoothing) throws IOException {
    StoredArrays stored = read("cross-entropy.npz");
    NDArray scores = array(stored, "scores");
    NDArray targets = manager.create(stored.longs("targets"));
    try (var program = new ScriptModule(new LabelSmoothedCrossEntropy(smoothing))) {
      NDList result = program.run(manager, "with_gradient", scores, targets);
      float expected = stored.floats("loss:" + smoothing)[0];
      assertEquals(expected, result.get(0).toFloatArray()[0], 1e-5 * expected);
      assertArrayEquals(
          stored.floats("gradient:" + smoothing), result.get(2).toFloatArray(), 1e-6f);
      assertEquals(new Shape(5, 7), result.get(2).getShape());
      float plain = stored.floats("loss:0.0")[0];
      assertEquals(plain, result.get(1).toFloatArray()[0], 1e-5 * plain);
    }
  }

  private StoredArrays read(String name) throws IOException {
    return StoredArrays.read(getClass(), "/parity/pytorch/" + name);
  }

  private NDArray array(StoredArrays stored, String name) {
    return manager.create(stored.floats(name), new Shape(stored.shape(name)));
  }
}
