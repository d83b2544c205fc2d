package dev.firth.seq2seq.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.EncoderDecoderStep;
import dev.firth.testkit.StoredArrays;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Loss with smoothed labels and its gradients, as a step of training computes them, of models that
 * copy, beside PyTorch 1.13 (src/test/resources/parity/pytorch/generate_recurrent.py).
 */
class CopyingParityTest {
  private static final double SMOOTHING = 0.1;

  @ParameterizedTest
  @CsvSource({"GRU,ADDITIVE", "LSTM,GENERAL"})
  void lossAndGradientsAreThoseOfPyTorch(CellKind cell, AttentionKind attention)
      throws IOException {
    var options =
        new RecurrentOptions(cell, 5, 4, 2, true, 2, attention, true, true, 0).withCopy(true);
    var step = new EncoderDecoderStep(new RecurrentModel(options, 9, 9, 0), SMOOTHING);
    String name = (cell + "-" + attention).toLowerCase(Locale.ROOT);
    var stored =
        StoredArrays.read(getClass(), "/parity/pytorch/recurrent-" + name + "-copying.npz");
    try (NDManager manager = Torch.manager().newSubManager()) {
      step.initialize(manager, 1);
      NDList weights = weights(step.parameters(), stored, manager);
      try (var module = new ScriptModule(step);
          ScriptValue result = gradients(module, weights, stored, manager)) {
        List<ScriptValue> parts = result.parts();
        assertEquals(stored.floats("loss")[0], parts.get(0).toDouble(), 1e-4);
        assertEquals(stored.floats("likelihood")[0], parts.get(1).toDouble(), 1e-4);
        NDList found = parts.get(2).tensors(manager);
        int at = 0;
        for (String path : step.parameters().keySet()) {
          NDArray gradient = found.get(at++);
          stored.assertClose(
              "gradient:" + name(path), gradient.getShape().getShape(), gradient.toFloatArray());
        }
      }
    }
  }

  private static NDList weights(
      Map<String, Parameter> parameters, StoredArrays stored, NDManager manager) {
    var weights = new NDList();
    parameters.forEach(
        (path, weight) -> {
          String name = "weight:" + name(path);
          manager
              .create(stored.floats(name), new Shape(stored.shape(name)))
              .copyTo(weight.getArray());
          weight.getArray().setRequiresGradient(true);
          weights.add(weight.getArray());
        });
    return weights;
  }

  private static ScriptValue gradients(
      ScriptModule module, NDList weights, StoredArrays stored, NDManager manager) {
    long[] said = stored.longs("said");
    long[] places =
        IntStream.range(0, said.length).filter(i -> said[i] != 0).asLongStream().toArray();
    return module.callForGradients(
        "gradients",
        weights.toArray(NDArray[]::new),
        longs(stored, "source", manager),
        longs(stored, "target", manager),
        manager.create(places),
        manager.create(Arrays.stream(places).map(place -> said[(int) place]).toArray()),
        new double[0],
        new NDArray[0],
        manager.create(new Shape(0)));
  }

  private static NDArray longs(StoredArrays stored, String name, NDManager manager) {
    return manager.create(stored.longs(name), new Shape(stored.shape(name)));
  }

  private static String name(String path) {
    return path.substring("model.".length());
  }
}
