package dev.firth.seq2seq.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.engine.Torch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void readsWhatWasWritten() throws IOException {
    Path file = folder.resolve("a.safetensors");
    SafetensorsWriter.write(
        file,
        Map.of("what", "a \"test\"\n"),
        List.of(
            TensorData.of("b", new Shape(2, 3), 1, 2, 3, 4, 5, Float.NaN),
            TensorData.of("steps", Long.MIN_VALUE, 7),
            TensorData.of("none", new Shape(0, 4)),
            TensorData.of("one", new Shape(), -0f),
            TensorData.of("rates", 0.1, Double.MIN_VALUE)));
    try (var reader = SafetensorsReader.open(file)) {
      assertEquals("a \"test\"\n", reader.metadata().get("what"));
      assertEquals(
          List.of("steps", "rates", "b", "none", "one"), List.copyOf(reader.tensors().keySet()));
      assertEquals(new Shape(2, 3), reader.get("b").shape());
      assertArrayEquals(new float[] {1, 2, 3, 4, 5, Float.NaN}, reader.floats("b"));
      assertArrayEquals(new long[] {Long.MIN_VALUE, 7}, reader.longs("steps"));
      assertArrayEquals(new double[] {0.1, Double.MIN_VALUE}, reader.doubles("rates"));
      assertArrayEquals(new float[] {0.1f, 0}, reader.floats("rates"));
      assertEquals(0, reader.floats("none").length);
      assertEquals(new Shape(), reader.get("one").shape());
      assertEquals(Float.floatToIntBits(-0f), Float.floatToIntBits(reader.floats("one")[0]));
      assertThrows(BadInputException.class, () -> reader.floats("steps"));
      assertThrows(BadInputException.class, () -> reader.longs("b"));
      assertThrows(BadInputException.class, () -> reader.floats("absent"));
    }
  }

  @Test
  void arraysOfTheEngineGoToFilesAndBack() throws IOException {
    Path file = folder.resolve("a.safetensors");
    try (NDManager manager = Torch.manager().newSubManager()) {
      var rows = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));
      SafetensorsWriter.write(
          file,
          Map.of(),
          List.of(
              TensorData.of("rows", rows),
              TensorData.of("turned", rows.transpose()),
              TensorData.of("ids", manager.create(new long[] {5, -1}))));
      try (var reader = SafetensorsReader.open(file)) {
        assertEquals(rows, reader.array(manager, "rows"));
        assertEquals(rows.transpose(), reader.array(manager, "turned"));
        assertArrayEquals(new long[] {5, -1}, reader.longs("ids"));
      }
    }
  }

  @Test
  void theSameTensorsMakeTheSameBytes() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    var upwards = new LinkedHashMap<String, String>();
    var downwards = new LinkedHashMap<String, String>();
    for (String key : List.of("a", "b", "c")) {
      upwards.put(key, key);
      downwards.putFirst(key, key);
    }
    SafetensorsWriter.write(one, upwards, List.of(TensorData.of("x", 1L, 2L)));
    SafetensorsWriter.write(two, downwards, List.of(TensorData.of("x", 1L, 2L)));
    assertEquals(-1, Files.mismatch(one, two));
  }

  @Test
  void theDataBeginsAtAMultipleOfEight() throws IOException {
    for (int length = 1; length <= 9; length++) {
      Path file = folder.resolve("a");
      SafetensorsWriter.write(file, Map.of(), List.of(TensorData.of("x".repeat(length), 1L)));
      byte[] bytes = Files.readAllBytes(file);
      long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
      assertEquals(0, header % 8);
      assertEquals(8 + header + 8, bytes.length);
    }
  }

  @Test
  void halfPrecisionIsReadAsFloats() throws IOException {
    var bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort((short) 0x3c00).putShort((short) 0xc100);
    bytes.putShort((short) 0x3f80).putShort((short) 0xc020);
    Path file =
        foreign(
            "{\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2,1],\"data_offsets\":[4,8]}}",
            bytes.array());
    try (var reader = SafetensorsReader.open(file)) {
      assertArrayEquals(new float[] {1, -2.5f}, reader.floats("h"));
      assertArrayEquals(new float[] {1, -2.5f}, reader.floats("b"));
    }
  }

  /** The format's own writer pads with blanks, older ones not at all; neither aligns the data. */
  @Test
  void numbersMayLieAnywhere() throws IOException {
    var bytes = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN).put((byte) 1).putFloat(2.5f);
    String header =
        "{\"u\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
            + "\"f\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[1,5]}}";
    for (int blanks = 0; blanks < 4; blanks++) {
      try (var reader =
          SafetensorsReader.open(foreign(header + " ".repeat(blanks), bytes.array()))) {
        assertArrayEquals(new float[] {2.5f}, reader.floats("f"));
      }
    }
  }

  @Test
  void namesAreWrittenOnce() {
    var twice = List.of(TensorData.of("x", 1L), TensorData.of("x", 1.0));
    assertThrows(
        IllegalArgumentException.class,
        () -> SafetensorsWriter.write(folder.resolve("a"), Map.of(), twice));
    assertTrue(Files.notExists(folder.resolve("a")));
  }

  private Path foreign(String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    var bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    return Files.write(
        folder.resolve("foreign"), bytes.putLong(json.length).put(json).put(data).array());
  }
}
