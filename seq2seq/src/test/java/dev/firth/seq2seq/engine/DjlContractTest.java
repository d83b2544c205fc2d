package dev.firth.seq2seq.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocks of ours in the hands of DJL: among its own blocks, with its gradients and files. */
class DjlContractTest {
  private static final ScriptType SHIFT =
      new ScriptType(
          "Shift",
          """
            by : float
            def __init__(self, by: float) -> None:
              self.by = by
          """,
          "__torch__.Shift(0.5)");

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** y = w x + shift, with a shift that DJL knows nothing of. */
  private static final class Scale extends ScriptBlock {
    Scale(int size) {
      parameter("w", Parameter.Type.WEIGHT, WeightInitializer.normal(1), size);
    }

    @Override
    protected List<ScriptType> types() {
      return List.of(SHIFT);
    }

    @Override
    protected String source() {
      return """
        def __call__(self, x: Tensor, shift: __torch__.Shift) -> Tensor:
          return x * self.w + shift.by
      """;
    }
  }

  /** Its forward pass takes a number, which DJL cannot give. */
  private static final class Repeat extends ScriptBlock {
    @Override
    protected String source() {
      return """
        def __call__(self, x: Tensor, times: int) -> Tensor:
          return torch.cat([x] * times, 0)
      """;
    }
  }

  @Test
  void amongDjlsBlocks() {
    var scale = new Scale(3);
    var chain = new SequentialBlock().add(scale).add(Activation.reluBlock()).add(new Scale(3));
    chain.initialize(manager, DataType.FLOAT32, new Shape(2, 3));
    scale.parameters().get("w").getArray().set(new float[] {1, 2, -3});
    assertArrayEquals(
        new Shape[] {new Shape(5, 3)}, chain.getOutputShapes(new Shape[] {new Shape(5, 3)}));
    NDArray x = manager.ones(new Shape(1, 3));
    var store = new ParameterStore(manager, false);
    assertArrayEquals(
        new float[] {1.5f, 2.5f, -2.5f},
        scale.forward(store, new NDList(x), false).head().toFloatArray());
    assertEquals(new Shape(1, 3), chain.forward(store, new NDList(x), false).head().getShape());
  }

  @Test
  void underDjlsGradientCollector() {
    var scale = new Scale(2);
    scale.initialize(manager, 1);
    NDArray x = manager.create(new float[] {3, 5});
    try (var collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray y = scale.forward(new ParameterStore(manager, false), new NDList(x), true).head();
      collector.backward(y.sum());
    }
    NDArray gradient = scale.parameters().get("w").getArray().getGradient();
    assertArrayEquals(new float[] {3, 5}, gradient.toFloatArray());
  }

  @Test
  void savedAndLoaded() throws Exception {
    var one = new Scale(4);
    var other = new Scale(4);
    one.initialize(manager, 1);
    other.initialize(manager, 2);
    NDList x = new NDList(manager.ones(new Shape(4)));
    var store = new ParameterStore(manager, false);
    float[] expected = one.forward(store, x, false).head().toFloatArray();
    assertFalse(other.forward(store, x, false).head().allClose(manager.create(expected)));
    var bytes = new ByteArrayOutputStream();
    one.saveParameters(new DataOutputStream(bytes));
    other.loadParameters(
        manager, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertArrayEquals(expected, other.forward(store, x, false).head().toFloatArray());
  }

  @Test
  void withoutNumbersThereIsNoProgram() {
    assertThrows(
        IllegalStateException.class,
        () -> new Scale(3).getOutputShapes(new Shape[] {new Shape(3)}));
  }

  @Test
  void aBlockThatTakesMoreThanTensorsSaysSo() {
    var repeat = new Repeat();
    NDList x = new NDList(manager.ones(new Shape(4)));
    var store = new ParameterStore(manager, false);
    var error =
        assertThrows(UnsupportedOperationException.class, () -> repeat.forward(store, x, false));
    assertEquals(
        "Repeat takes other arguments than tensors: only scripts call it", error.getMessage());
  }
}
