package dev.firth.seq2seq.train.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.engine.TensorLists;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.files.SafetensorsWriter;
import dev.firth.seq2seq.files.TensorData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Named arrays in safetensors files, and back into the same arrays. */
public final class WeightFile {
  private WeightFile() {}

  /**
   * Writes arrays.
   *
   * @param metadata texts by their keys
   */
  public static void write(Path file, Map<String, String> metadata, Map<String, NDArray> arrays)
      throws IOException {
    List<TensorData> tensors =
        arrays.entrySet().stream().map(e -> TensorData.of(e.getKey(), e.getValue())).toList();
    SafetensorsWriter.write(file, metadata, tensors);
  }

  /**
   * Reads what {@link #write} wrote into the arrays, in place.
   *
   * @throws BadInputException if the file is missing, damaged, or has other names or shapes, of
   *     which the first is named; no array is changed then
   */
  public static void read(Path file, Map<String, NDArray> arrays) throws IOException {
    average(List.of(file), arrays);
  }

  /**
   * Reads the mean of several files into the arrays, in place: number by number, summed as doubles
   * in the order of the files.
   *
   * @throws BadInputException as {@link #read}
   */
  public static void average(List<Path> files, Map<String, NDArray> arrays) throws IOException {
    try (var sources = new WeightSources(files, arrays);
        var lists = new TensorLists()) {
      for (var entry : arrays.entrySet()) {
        Shape shape = entry.getValue().getShape();
        try (NDManager own = Torch.manager().newSubManager()) {
          NDArray mean = own.create(sources.mean(entry.getKey(), shape), shape);
          lists.copy(new NDArray[] {entry.getValue()}, new NDArray[] {mean});
        }
      }
    }
  }
}
