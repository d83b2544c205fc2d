package dev.firth.seq2seq.train.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.engine.Torch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFileTest {
  @TempDir Path folder;
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void theMeanOfFilesIsThatOfEachNumber() throws IOException {
    Path one = write("one", 1, 2, 3, 1e8f);
    Path two = write("two", 2, 4, -3, 1);
    Path three = write("three", 6, 0, 3, -1e8f);
    Map<String, NDArray> arrays = arrays(0, 0, 0, 0);
    arrays.get("a").setRequiresGradient(true);
    WeightFile.average(List.of(one, two, three), arrays);
    // Sums of floats would lose the last 1 among the large numbers.
    assertArrayEquals(new float[] {3, 2, 1}, arrays.get("a").toFloatArray(), 0);
    assertArrayEquals(new float[] {1 / 3f}, arrays.get("b").toFloatArray(), 0);
    WeightFile.read(three, arrays);
    assertArrayEquals(new float[] {6, 0, 3}, arrays.get("a").toFloatArray(), 0);
  }

  @Test
  void filesThatDifferFromTheModelAreRefusedAndChangeNothing() throws IOException {
    Path good = write("good", 1, 2, 3, 4);
    Path bad = folder.resolve("bad");
    WeightFile.write(
        bad,
        Map.of(),
        Map.of("a", manager.zeros(new Shape(3)), "b", manager.zeros(new Shape(2, 1))));
    Map<String, NDArray> arrays = arrays(7, 8, 9, 10);
    var e =
        assertThrows(BadInputException.class, () -> WeightFile.average(List.of(good, bad), arrays));
    assertTrue(e.getMessage().contains(bad.toString()), e.getMessage());
    assertTrue(e.getMessage().contains("(2, 1)"), e.getMessage());
    assertTrue(e.getMessage().contains("(1)"), e.getMessage());
    assertArrayEquals(new float[] {7, 8, 9}, arrays.get("a").toFloatArray(), 0);
  }

  @Test
  void namesOfFilesSortAsTheirSteps() {
    var files = new CheckpointFolder(folder);
    assertEquals("weights-00000042.safetensors", files.weights(42).getFileName().toString());
  }

  private Path write(String name, float... values) throws IOException {
    Path file = folder.resolve(name);
    WeightFile.write(file, Map.of(), arrays(values));
    return file;
  }

  private Map<String, NDArray> arrays(float... values) {
    return Map.of(
        "a", manager.create(new float[] {values[0], values[1], values[2]}),
        "b", manager.create(new float[] {values[3]}));
  }
}
