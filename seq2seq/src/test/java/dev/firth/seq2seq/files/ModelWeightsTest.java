package dev.firth.seq2seq.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.engine.WeightInitializer;
import dev.firth.seq2seq.layers.Linear;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWeightsTest {
  @TempDir Path folder;
  private final NDManager manager = Torch.manager().newSubManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void aModelGetsItsNumbersBack() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Linear saved = linear(3, 2);
    saved.initialize(manager, 5);
    ModelWeights.write(file, saved, Map.of());
    Linear loaded = linear(3, 2);
    ModelWeights.read(file, loaded, manager);
    assertEquals(2, loaded.parameters().size());
    saved
        .parameters()
        .forEach(
            (path, parameter) ->
                assertEquals(parameter.getArray(), loaded.parameters().get(path).getArray(), path));
  }

  @Test
  void otherShapesAreNamedBoth() throws IOException {
    String message =
        refusal(
            TensorData.of("weight", new Shape(3, 2), new float[6]),
            TensorData.of("bias", new Shape(2), new float[2]));
    assertTrue(message.contains("'weight' has the shape (3, 2), the model's has (2, 3)"), message);
  }

  @Test
  void missingAndUnknownTensorsAreNamed() throws IOException {
    TensorData weight = TensorData.of("weight", new Shape(2, 3), new float[6]);
    String missing = refusal(weight);
    assertTrue(missing.contains("has no tensor 'bias'"), missing);
    String unknown =
        refusal(
            weight,
            TensorData.of("bias", new Shape(2), new float[2]),
            TensorData.of("more", new Shape(7), new float[7]));
    assertTrue(unknown.contains("'more' (7)"), unknown);
  }

  @Test
  void wholeNumbersAreNoWeights() throws IOException {
    String message =
        refusal(
            TensorData.of("weight", new Shape(2, 3), new float[6]), TensorData.of("bias", 1L, 2L));
    assertTrue(message.contains("I64"), message);
  }

  private String refusal(TensorData... tensors) throws IOException {
    Path file = folder.resolve("other.safetensors");
    SafetensorsWriter.write(file, Map.of(), List.of(tensors));
    Linear model = linear(3, 2);
    String message =
        assertThrows(BadInputException.class, () -> ModelWeights.read(file, model, manager))
            .getMessage();
    model
        .parameters()
        .values()
        .forEach(parameter -> assertEquals(false, parameter.isInitialized()));
    return message;
  }

  private static Linear linear(int inputs, int outputs) {
    return new Linear(inputs, outputs, true, WeightInitializer.uniform(1));
  }
}
