package dev.firth.seq2seq.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptModuleTest {
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** y = w x + shift, number by number. */
  private static final class Scale extends ScriptBlock {
    Scale(double shift) {
      parameter("w", Parameter.Type.WEIGHT, WeightInitializer.constant(2), 3);
      constant("shift", shift);
    }

    @Override
    protected String source() {
      return """
        def __call__(self, x: Tensor) -> Tensor:
          return x * self.w + self.shift
      """;
    }
  }

  private static final class Chain extends ScriptBlock {
    Chain(double... shifts) {
      layers("steps", java.util.Arrays.stream(shifts).mapToObj(Scale::new).toList());
      layer("last", new Scale(0.5));
    }

    @Override
    protected String source() {
      return """
        def __call__(self, x: Tensor) -> Tensor:
          for step in self.steps:
            x = step(x)
          return self.last(x)
        def gradients(self, x: Tensor, weights: List[Tensor]) -> Tuple[Tensor, List[Tensor]]:
          loss = torch.sum(self(x))
          gradients : List[Tensor] = []
          for gradient in torch.autograd.grad([loss], weights):
            gradients.append(torch._unwrap_optional(gradient))
          return (loss, gradients)
        def add_(self, x: Tensor, k: int, by: List[Tensor]) -> int:
          torch.add_(x, by[k])
          return k + 1
        def fail(self, x: Tensor) -> Tensor:
          assert x.size(0) > 100, "too short"
          return x
      """;
    }
  }

  private static <B extends ScriptBlock> B initialized(B block, NDManager manager) {
    block.initialize(manager, 1);
    return block;
  }

  @Test
  void layersAndListsRunAsOneProgram() {
    var chain = initialized(new Chain(1, 3), manager);
    NDArray x = manager.create(new float[] {1, 2, 3});
    NDList y = chain.forward(new ParameterStore(manager, false), new NDList(x), false);
    // 2 (2 (2 x + 1) + 3) + 0.5
    assertArrayEquals(new float[] {18.5f, 26.5f, 34.5f}, y.singletonOrThrow().toFloatArray());
    assertEquals(
        List.of("steps.0.w", "steps.1.w", "last.w"), List.copyOf(chain.parameters().keySet()));
  }

  @Test
  void gradientsOfSharedParameters() {
    var chain = initialized(new Chain(1, 3), manager);
    chain.parameters().values().forEach(p -> p.getArray().setRequiresGradient(true));
    try (var module = new ScriptModule(chain)) {
      NDArray x = manager.create(new float[] {1, 2, 3});
      NDArray[] weights =
          chain.parameters().values().stream().map(Parameter::getArray).toArray(NDArray[]::new);
      try (ScriptValue value = module.callForGradients("gradients", x, weights)) {
        NDList all = value.tensors(manager);
        assertEquals(79.5f, all.get(0).toFloatArray()[0]);
        assertArrayEquals(new float[] {4, 8, 12}, all.get(1).toFloatArray());
        assertArrayEquals(new float[] {6, 10, 14}, all.get(2).toFloatArray());
        assertArrayEquals(new float[] {9, 13, 17}, all.get(3).toFloatArray());
      }
    }
  }

  @Test
  void argumentsOfEveryKind() {
    var chain = initialized(new Chain(1), manager);
    try (var module = new ScriptModule(chain)) {
      NDArray x = manager.zeros(new Shape(2));
      NDList by = new NDList(manager.ones(new Shape(2)), manager.full(new Shape(2), 5f));
      assertEquals(2, module.call("add_", x, 1L, by).toLong());
      assertArrayEquals(new float[] {5, 5}, x.toFloatArray());
    }
  }

  @Test
  void anErrorNamesTheLineOfTheScript() {
    var chain = initialized(new Chain(1), manager);
    try (var module = new ScriptModule(chain)) {
      NDArray x = manager.zeros(new Shape(2));
      var error = assertThrows(EngineException.class, () -> module.run(manager, "fail", x));
      assertTrue(error.getMessage().contains("too short"), error.getMessage());
      assertTrue(error.getMessage().contains("def fail"), error.getMessage());
    }
  }

  @Test
  void aMethodRunsFromManyThreads() {
    var chain = initialized(new Chain(1, 3), manager);
    try (var module = new ScriptModule(chain)) {
      IntStream.range(0, 64)
          .parallel()
          .forEach(
              i -> {
                try (NDManager own = Torch.manager().newSubManager()) {
                  NDArray x = own.create(new float[] {i, i, i});
                  float[] y = module.run(own, "__call__", x).singletonOrThrow().toFloatArray();
                  assertEquals(8f * i + 10.5f, y[0]);
                }
              });
    }
  }
}
