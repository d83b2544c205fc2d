package dev.firth.seq2seq.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptType;
import dev.firth.seq2seq.engine.ScriptValue;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.layers.Noise;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scores and gradients beside PyTorch 1.13
 * (src/test/resources/parity/pytorch/generate_recurrent.py).
 */
class RecurrentParityTest {
  private static final float TOLERANCE = 1e-5f;

  /** The model with the gradients of its scores times a direction by all weights. */
  private static final class Probe extends ScriptBlock {
    Probe(RecurrentModel model) {
      layer("model", model);
    }

    @Override
    protected List<ScriptType> types() {
      return List.of(Noise.TYPE);
    }

    @Override
    protected String source() {
      return """
        def gradients(self, weights: List[Tensor], source: Tensor, target: Tensor, direction: Tensor) -> Tuple[Tensor, List[Tensor]]:
          noise = __torch__.Noise(annotate(List[float], []), annotate(List[Tensor], []))
          scores = self.model.scores(self.model.hidden(source, target, noise))
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
    var probe = new Probe(new RecurrentModel(options, 9, 7, 0));
    try (NDManager manager = Torch.manager().newSubManager()) {
      probe.initialize(manager, 1);
      Map<String, NDArray> stored = read(cell + "-" + attention, manager);
      Map<String, Parameter> weights = probe.parameters();
      var arrays = new NDList();
      weights.forEach(
          (path, weight) -> {
            stored.get("weight:" + name(path)).copyTo(weight.getArray());
            weight.getArray().setRequiresGradient(true);
            arrays.add(weight.getArray());
          });
      try (var module = new ScriptModule(probe);
          ScriptValue value =
              module.callForGradients(
                  "gradients",
                  arrays,
                  stored.get("source"),
                  stored.get("target"),
                  stored.get("direction"))) {
        NDList result = value.tensors(manager);
        assertEquals(1 + weights.size(), result.size());
        assertClose("scores", stored.get("scores"), result.get(0));
        int at = 1;
        for (String path : weights.keySet()) {
          assertClose(path, stored.get("gradient:" + name(path)), result.get(at++));
        }
      }
    }
  }

  private static String name(String path) {
    return path.substring("model.".length());
  }

  /** Within 1e-5 of the greatest number of the tensor. */
  private static void assertClose(String name, NDArray expected, NDArray actual) {
    assertEquals(expected.getShape(), actual.getShape(), name);
    float greatest = 1;
    for (float value : expected.toFloatArray()) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), TOLERANCE * greatest, name);
  }

  private Map<String, NDArray> read(String name, NDManager manager) throws IOException {
    String file = "/parity/pytorch/recurrent-" + name.toLowerCase(Locale.ROOT) + ".npz";
    try (var in = getClass().getResourceAsStream(file)) {
      return NDList.decode(manager, in).stream()
          .collect(Collectors.toMap(NDArray::getName, Function.identity()));
    }
  }
}
