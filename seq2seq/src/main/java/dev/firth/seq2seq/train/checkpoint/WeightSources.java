package dev.firth.seq2seq.train.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.files.SafetensorsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Open files that hold the same arrays. */
final class WeightSources implements AutoCloseable {
  private final List<SafetensorsReader> readers = new ArrayList<>();

  /**
   * Opens the files.
   *
   * @throws BadInputException if one does not hold the arrays, and no others
   */
  WeightSources(List<Path> files, Map<String, NDArray> arrays) throws IOException {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    arrays.forEach((name, array) -> shapes.put(name, array.getShape()));
    try {
      for (Path file : files) {
        readers.add(SafetensorsReader.open(file));
        readers.getLast().requireExactly(shapes);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  float[] mean(String name, Shape shape) throws IOException {
    if (readers.size() == 1) {
      return readers.getFirst().floats(name);
    }
    var sum = new double[Math.toIntExact(shape.size())];
    for (SafetensorsReader reader : readers) {
      float[] values = reader.floats(name);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += values[i];
      }
    }
    var mean = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) (sum[i] / readers.size());
    }
    return mean;
  }

  @Override
  public void close() {
    readers.forEach(SafetensorsReader::close);
  }
}
