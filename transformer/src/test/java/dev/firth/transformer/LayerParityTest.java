package dev.firth.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.layers.Silence;
import dev.firth.testkit.StoredArrays;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs and gradients beside PyTorch 1.13 (src/test/resources/parity/pytorch/generate.py). */
class LayerParityTest {
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** A layer with the gradients of its output times a direction by inputs and weights. */
  private static final class Probe extends ScriptBlock {
    private final int inputs;
    private final String arguments;

    Probe(ScriptBlock layer, int inputs, String arguments) {
      this.inputs = inputs;
      this.arguments = arguments;
      layer("layer", layer);
      layer("silence", new Silence());
    }

    @Override
    protected String source() {
      return """
        def gradients(self, of: List[Tensor], masks: List[Tensor], direction: Tensor) -> Tuple[Tensor, List[Tensor]]:
          inputs = of[0:%d]
          output = self.layer(%s, self.silence())
          result : List[Tensor] = []
          for g in torch.autograd.grad([torch.sum(output * direction)], of):
            result.append(torch._unwrap_optional(g))
          return (output, result)
      """
          .formatted(inputs, arguments);
    }
  }

  private static TransformerOptions options(boolean preNorm, Activation activation) {
    return new TransformerOptions(8, 2, 12, 1, 1, 0, activation, preNorm);
  }

  @Test
  void attention() throws IOException {
    var probe = new Probe(new MultiHeadAttention(8, 2, 0), 2, "inputs[0], inputs[1], masks[0]");
    compare("attention", probe, List.of("x", "memory"), List.of("mask"));
  }

  @ParameterizedTest
  @CsvSource({"false,RELU", "false,GELU", "true,RELU", "true,GELU"})
  void encoderLayer(boolean preNorm, Activation activation) throws IOException {
    var layer = new EncoderLayer(options(preNorm, activation));
    compare(
        "encoder-layer" + suffix(preNorm, activation),
        new Probe(layer, 1, "inputs[0], masks[0]"),
        List.of("x"),
        List.of("mask"));
  }

  @ParameterizedTest
  @CsvSource({"false,RELU", "false,GELU", "true,RELU", "true,GELU"})
  void decoderLayer(boolean preNorm, Activation activation) throws IOException {
    var layer = new DecoderLayer(options(preNorm, activation));
    compare(
        "decoder-layer" + suffix(preNorm, activation),
        new Probe(layer, 2, "inputs[0], inputs[1], masks[0], masks[1]"),
        List.of("x", "memory"),
        List.of("mask", "memoryMask"));
  }

  private static String suffix(boolean preNorm, Activation activation) {
    return (preNorm ? "-pre-" : "-post-") + activation.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void compare(String name, Probe probe, List<String> inputs, List<String> masks)
      throws IOException {
    var stored = StoredArrays.read(getClass(), "/parity/pytorch/" + name + ".npz");
    probe.initialize(manager, 1);
    var of = new NDList();
    inputs.forEach(input -> of.add(array(stored, "input:" + input)));
    Map<String, Parameter> weights = probe.parameters();
    weights.forEach(
        (path, weight) -> {
          array(stored, "weight:" + path.substring("layer.".length())).copyTo(weight.getArray());
          of.add(weight.getArray());
        });
    of.forEach(array -> array.setRequiresGradient(true));
    var other = new NDList(masks.stream().map(mask -> array(stored, "input:" + mask)).toList());
    try (var module = new ScriptModule(probe);
        ScriptValue value =
            module.callForGradients("gradients", of, other, array(stored, "direction"))) {
      NDList result = value.tensors(manager);
      assertEquals(1 + inputs.size() + weights.size(), result.size());
      assertClose(stored, "output", result.get(0));
      int at = 1;
      for (String input : inputs) {
        assertClose(stored, "gradient:" + input, result.get(at++));
      }
      for (String path : weights.keySet()) {
        assertClose(stored, "gradient:" + path.substring("layer.".length()), result.get(at++));
      }
    }
  }

  private NDArray array(StoredArrays stored, String name) {
    return manager.create(stored.floats(name), new Shape(stored.shape(name)));
  }

  private static void assertClose(StoredArrays stored, String name, NDArray actual) {
    stored.assertClose(name, actual.getShape().getShape(), actual.toFloatArray());
  }
}
