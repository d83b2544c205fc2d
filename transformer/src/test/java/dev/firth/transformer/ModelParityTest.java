package dev.firth.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.layers.WeightTying;
import dev.firth.testkit.StoredArrays;
import dev.firth.transformer.lm.CausalLanguageModel;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scores and gradients of whole models with every kind of positions, activation and tying beside
 * PyTorch 1.13 (src/test/resources/parity/pytorch/generate_models.py).
 */
class ModelParityTest {
  private static final int SOURCE_VOCABULARY = 9;
  private static final int TARGET_VOCABULARY = 7;

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** Scores of a model, and the gradients of their product with a direction by weights. */
  private static final class ModelProbe extends ScriptBlock {
    ModelProbe(SequenceModel model) {
      layer("model", model);
    }

    @Override
    protected String source() {
      return """
        def gradients(self, weights: List[Tensor], inputs: List[Tensor], direction: Tensor) -> Tuple[Tensor, List[Tensor]]:
          scores = self.model.scores(self.model.hidden(inputs[0], inputs[-1], self.model.silence()))
          result : List[Tensor] = []
          for g in torch.autograd.grad([torch.sum(scores * direction)], weights):
            result.append(torch._unwrap_optional(g))
          return (scores, result)
      """;
    }
  }

  /** The bias of all distances between some places, and its gradients. */
  private static final class BiasProbe extends ScriptBlock {
    BiasProbe(boolean bothWays) {
      layer("model", new RelativeBias(2, bothWays));
    }

    @Override
    protected String source() {
      return """
        def gradients(self, weights: List[Tensor], inputs: List[Tensor], direction: Tensor) -> Tuple[Tensor, List[Tensor]]:
          places = direction.size(2)
          bias = self.model(places, places)
          result : List[Tensor] = []
          for g in torch.autograd.grad([torch.sum(bias * direction)], weights):
            result.append(torch._unwrap_optional(g))
          return (bias, result)
      """;
    }
  }

  private static TransformerOptions options(
      Positions positions, Activation activation, WeightTying tying, boolean preNorm) {
    return new TransformerOptions(8, 2, 6, 2, 2, 0, activation, preNorm)
        .withPositions(positions, 16)
        .withTying(tying);
  }

  @ParameterizedTest
  @CsvSource({
    "SINUSOIDAL,RELU,NONE,false",
    "LEARNED,GELU,TARGET,true",
    "RELATIVE,SWIGLU,THREE_WAY,true",
    "ROTARY,SWIGLU,TARGET,false"
  })
  void encoderDecoder(
      Positions positions, Activation activation, WeightTying tying, boolean preNorm)
      throws IOException {
    int target = tying == WeightTying.THREE_WAY ? SOURCE_VOCABULARY : TARGET_VOCABULARY;
    var model =
        new Transformer(
            options(positions, activation, tying, preNorm), SOURCE_VOCABULARY, target, 0);
    compare("transformer-" + lower(positions), new ModelProbe(model), "scores", "source", "target");
  }

  @Test
  void encoderDecoderThatCopies() throws IOException {
    var options =
        options(Positions.SINUSOIDAL, Activation.RELU, WeightTying.THREE_WAY, true).withCopy(true);
    var model = new Transformer(options, SOURCE_VOCABULARY, 0);
    compare("transformer-copying", new ModelProbe(model), "scores", "source", "target");
  }

  @ParameterizedTest
  @CsvSource({
    "SINUSOIDAL,RELU,NONE,false",
    "LEARNED,GELU,TARGET,true",
    "RELATIVE,SWIGLU,THREE_WAY,true",
    "ROTARY,SWIGLU,TARGET,false"
  })
  void languageModel(Positions positions, Activation activation, WeightTying tying, boolean preNorm)
      throws IOException {
    var model =
        new CausalLanguageModel(options(positions, activation, tying, preNorm), TARGET_VOCABULARY);
    compare("language-model-" + lower(positions), new ModelProbe(model), "scores", "target");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void relativeBias(boolean bothWays) throws IOException {
    compare("relative-bias-" + (bothWays ? "both" : "back"), new BiasProbe(bothWays), "output");
  }

  private static String lower(Positions positions) {
    return positions.name().toLowerCase(Locale.ROOT);
  }

  private void compare(String name, ScriptBlock probe, String output, String... inputs)
      throws IOException {
    var stored = StoredArrays.read(getClass(), "/parity/pytorch/" + name + ".npz");
    probe.initialize(manager, 1);
    Map<String, Parameter> weights = probe.parameters();
    var of = new NDList();
    weights.forEach(
        (path, weight) -> {
          floats(stored, "weight:" + name(path)).copyTo(weight.getArray());
          weight.getArray().setRequiresGradient(true);
          of.add(weight.getArray());
        });
    var ids = new NDList(List.of(inputs).stream().map(input -> longs(stored, input)).toList());
    try (var module = new ScriptModule(probe);
        ScriptValue value =
            module.callForGradients("gradients", of, ids, floats(stored, "direction"))) {
      NDList result = value.tensors(manager);
      assertEquals(1 + weights.size(), result.size());
      assertClose(stored, output, result.get(0));
      int at = 1;
      for (String path : weights.keySet()) {
        assertClose(stored, "gradient:" + name(path), result.get(at++));
      }
    }
  }

  private static String name(String path) {
    return path.substring("model.".length());
  }

  private NDArray floats(StoredArrays stored, String name) {
    return manager.create(stored.floats(name), new Shape(stored.shape(name)));
  }

  private NDArray longs(StoredArrays stored, String name) {
    return manager.create(stored.longs(name), new Shape(stored.shape(name)));
  }

  private static void assertClose(StoredArrays stored, String name, NDArray actual) {
    stored.assertClose(name, actual.getShape().getShape(), actual.toFloatArray());
  }
}
