package dev.firth.seq2seq.recurrent;

import static dev.firth.seq2seq.recurrent.AttentionKind.ADDITIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.layers.WeightTying;
import dev.firth.seq2seq.model.ConfigObject;
import dev.firth.testkit.StoredArrays;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scores and gradients beside PyTorch 1.13
 * (src/test/resources/parity/pytorch/generate_recurrent.py).
 */
class RecurrentParityTest {
  /** The model with the gradients of its scores times a direction by all weights. */
  private static final class Probe extends ScriptBlock {
    Probe(RecurrentModel model) {
      layer("model", model);
    }

    @Override
    protected String source() {
      return """
        def gradients(self, weights: List[Tensor], source: Tensor, target: Tensor, direction: Tensor) -> Tuple[Tensor, List[Tensor]]:
          scores = self.model.scores(self.model.hidden(source, target, self.model.silence()))
          result : List[Tensor] = []
          for g in torch.autograd.grad([torch.sum(scores * direction)], weights):
            result.append(torch._unwrap_optional(g))
          return (scores, result)
      """;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GRU,NONE", "GRU,ADDITIVE", "GRU,DOT", "GRU,GENERAL",
    "LSTM,NONE", "LSTM,ADDITIVE", "LSTM,DOT", "LSTM,GENERAL"
  })
  void scoresAndGradientsAreThoseOfPyTorch(CellKind cell, AttentionKind attention)
      throws IOException {
    boolean both = attention != AttentionKind.DOT;
    var options = new RecurrentOptions(cell, 5, 4, 2, both, 2, attention, true, true, 0);
    check(new RecurrentModel(options, 9, 7, 0), cell + "-" + attention);
  }

  @ParameterizedTest
  @CsvSource({"GRU,ADDITIVE,THREE_WAY,9", "LSTM,GENERAL,TARGET,7"})
  void soAreThoseOfSharedMatrices(
      CellKind cell, AttentionKind attention, WeightTying tying, int targets) throws IOException {
    var options =
        new RecurrentOptions(cell, 4, 4, 2, true, 2, attention, true, true, 0).withTying(tying);
    check(
        new RecurrentModel(options, 9, targets, 0),
        cell + "-" + attention + "-" + ConfigObject.label(tying));
  }

  @Test
  void oneMatrixIsForEqualSizes() {
    var options = new RecurrentOptions(CellKind.GRU, 5, 4, 1, true, 1, ADDITIVE, true, true, 0);
    assertThrows(UsageException.class, () -> options.withTying(WeightTying.TARGET));
    var shared = RecurrentOptions.defaults().withTying(WeightTying.THREE_WAY);
    assertThrows(UsageException.class, () -> new RecurrentModel(shared, 9, 7, 0));
  }

  private void check(RecurrentModel model, String file) throws IOException {
    var probe = new Probe(model);
    try (NDManager manager = Torch.manager().newSubManager()) {
      probe.initialize(manager, 1);
      String name = file.toLowerCase(Locale.ROOT);
      var stored = StoredArrays.read(getClass(), "/parity/pytorch/recurrent-" + name + ".npz");
      Map<String, Parameter> weights = probe.parameters();
      var arrays = new NDList();
      weights.forEach(
          (path, weight) -> {
            floats(stored, "weight:" + name(path), manager).copyTo(weight.getArray());
            weight.getArray().setRequiresGradient(true);
            arrays.add(weight.getArray());
          });
      try (var module = new ScriptModule(probe);
          ScriptValue value =
              module.callForGradients(
                  "gradients",
                  arrays,
                  longs(stored, "source", manager),
                  longs(stored, "target", manager),
                  floats(stored, "direction", manager))) {
        NDList result = value.tensors(manager);
        assertEquals(1 + weights.size(), result.size());
        assertClose(stored, "scores", result.get(0));
        int at = 1;
        for (String path : weights.keySet()) {
          assertClose(stored, "gradient:" + name(path), result.get(at++));
        }
      }
    }
  }

  private static String name(String path) {
    return path.substring("model.".length());
  }

  private static NDArray floats(StoredArrays stored, String name, NDManager manager) {
    return manager.create(stored.floats(name), new Shape(stored.shape(name)));
  }

  private static NDArray longs(StoredArrays stored, String name, NDManager manager) {
    return manager.create(stored.longs(name), new Shape(stored.shape(name)));
  }

  private static void assertClose(StoredArrays stored, String name, NDArray actual) {
    stored.assertClose(name, actual.getShape().getShape(), actual.toFloatArray());
  }
}
