package dev.firth.seq2seq.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import dev.firth.runs.BadInputException;
import dev.firth.testkit.Damage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileSafetensorsTest {
  private static final float[] NUMBERS = {1, -2, 3.5f};

  @TempDir Path folder;

  /** A flipped bit in the checksum's name makes it a file without one, whose data are right. */
  @Test
  void everyFlippedBitIsFoundOrChangesNothing() throws IOException {
    byte[] good = good();
    int refused = 0;
    for (int bit = 0; bit < 8 * good.length; bit++) {
      refused += refusedOrRight(Damage.bitFlipped(good, bit));
    }
    assertTrue(refused > 0.8 * 8 * good.length, refused + " refused");
  }

  @Test
  void cutAndLengthenedFilesAreRefused() throws IOException {
    byte[] good = good();
    for (int length = 0; length < good.length; length++) {
      assertRefused(Damage.truncated(good, length));
    }
    assertRefused(Damage.extended(good, 1));
    assertRefused(Damage.extended(good, 4096));
  }

  @Test
  void damagedFilesAreRefusedOrRight() throws IOException {
    for (Damage damage : Damage.fuzz(good(), 600).toList()) {
      refusedOrRight(damage);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, 1L << 40, 99_999_999})
  void liesAboutTheHeaderAreRefused(long lie) throws IOException {
    assertRefused(Damage.longField(good(), 0, lie));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "{",
        "{}{}",
        "{\"x\":3}",
        "{\"x\":{}}",
        "{\"__metadata__\":{\"a\":1}}",
        "{\"__metadata__\":[]}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[[[2]]],\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":[],\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"more\":1}}",
      })
  void otherHeadersAreRefused(String header) throws IOException {
    assertTrue(refusal(header, 8).startsWith(folder.resolve("made").toString()));
  }

  /** Each with eight bytes of data behind the header; the message names the tensor. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F33|[2]|[0,8]|unknown type",
        "F32|[2]|[0,16]|cut off",
        "F32|[2]|[8,0]|cut off",
        "F32|[2]|[-8,0]|data_offsets",
        "F32|[2]|[0,9223372036854775807]|cut off",
        "F32|[2]|[0,92233720368547758070]|no JSON",
        "F32|[1]|[0,8]|does not take",
        "F32|[3]|[0,8]|does not take",
        "F32|[-2]|[0,8]|shape",
        "F32|[-1,-2]|[0,8]|shape",
        "F32|[]|[0,8]|does not take",
        "F32|[0]|[0,8]|does not take",
        "U16|[3]|[0,7]|does not take",
        "F64|[4294967296,4294967296]|[0,8]|does not take",
        "F32|[4294967296,4294967297,0,2]|[0,8]|does not take",
        "F32|[2147483648,8589934594]|[0,8]|does not take",
        "F32|[1]|[0,4]|belong to none",
        "F32|[1]|[4,8]|begins at byte 4"
      })
  void liesAboutTensorsAreRefused(String type, String shape, String places, String expected)
      throws IOException {
    String message = refusal("{" + tensor("x", type, shape, places) + "}", 8);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void tensorsHaveTheirBytesForThemselves() throws IOException {
    String one = tensor("one", "F32", "[2]", "[0,8]");
    String twice = refusal("{" + one + "," + tensor("two", "F32", "[2]", "[0,8]") + "}", 8);
    assertTrue(twice.contains("'two' begins at byte 0"), twice);
    String overlap = refusal("{" + one + "," + tensor("two", "F32", "[2]", "[4,12]") + "}", 12);
    assertTrue(overlap.contains("'two' begins at byte 4"), overlap);
    String hole = refusal("{" + one + "," + tensor("two", "F32", "[1]", "[12,16]") + "}", 16);
    assertTrue(hole.contains("'two' begins at byte 12"), hole);
    String sameName = refusal("{" + one + "," + one + "}", 8);
    assertTrue(sameName.contains("one"), sameName);
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none");
    var e = assertThrows(BadInputException.class, () -> SafetensorsReader.open(file));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }

  private byte[] good() throws IOException {
    Path file = folder.resolve("good");
    SafetensorsWriter.write(
        file,
        Map.of("format", "pt"),
        List.of(TensorData.of("x", new Shape(3), NUMBERS), TensorData.of("n", 1L)));
    return Files.readAllBytes(file);
  }

  private void assertRefused(Damage damage) throws IOException {
    Path file = damage.writeTo(folder.resolve("damaged"));
    assertThrows(BadInputException.class, () -> SafetensorsReader.open(file).close(), damage::what);
  }

  /** 1 if it is refused. */
  private int refusedOrRight(Damage damage) throws IOException {
    Path file = damage.writeTo(folder.resolve("damaged"));
    try (var reader = SafetensorsReader.open(file)) {
      assertArrayEquals(NUMBERS, reader.floats("x"), damage.what());
      assertArrayEquals(new long[] {1}, reader.longs("n"), damage.what());
      return 0;
    } catch (BadInputException e) {
      return 1;
    }
  }

  private String refusal(String header, int dataBytes) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    var bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    Path file = Files.write(folder.resolve("made"), bytes.putLong(json.length).put(json).array());
    return assertThrows(BadInputException.class, () -> SafetensorsReader.open(file).close())
        .getMessage();
  }

  private static String tensor(String name, String type, String shape, String places) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}"
        .formatted(name, type, shape, places);
  }
}
