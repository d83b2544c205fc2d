package dev.firth.seq2seq.files;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.engine.ScriptBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parameters of a model in a safetensors file, by their paths in the model. */
public final class ModelWeights {
  private ModelWeights() {}

  /**
   * Writes all parameters of a model.
   *
   * @param metadata what else the file should say
   */
  public static void write(Path file, ScriptBlock model, Map<String, String> metadata)
      throws IOException {
    List<TensorData> tensors = new ArrayList<>();
    model
        .parameters()
        .forEach((path, parameter) -> tensors.add(TensorData.of(path, parameter.getArray())));
    SafetensorsWriter.write(file, metadata, tensors);
  }

  /**
   * Gives all parameters of a model that has numbers already those of a file.
   *
   * @throws BadInputException as {@link #read}
   */
  public static void replace(Path file, ScriptBlock model, NDManager manager) throws IOException {
    try (var reader = SafetensorsReader.open(file);
        NDManager work = manager.newSubManager()) {
      reader.requireExactly(model.shapes());
      for (var entry : model.parameters().entrySet()) {
        reader.array(work, entry.getKey()).copyTo(entry.getValue().getArray());
      }
    }
  }

  /**
   * Gives all parameters of a model the numbers of a file.
   *
   * @param manager what the arrays belong to
   * @throws BadInputException if a tensor is missing, has another shape or type, or is one that the
   *     model does not know; nothing is changed then
   */
  public static void read(Path file, ScriptBlock model, NDManager manager) throws IOException {
    try (var reader = SafetensorsReader.open(file)) {
      reader.requireExactly(model.shapes());
      for (var entry : model.parameters().entrySet()) {
        entry.getValue().setArray(reader.array(manager, entry.getKey()));
      }
    }
  }
}
