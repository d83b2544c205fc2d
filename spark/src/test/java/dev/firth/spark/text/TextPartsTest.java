package dev.firth.spark.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.spark.SampleText;
import dev.firth.testkit.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a text are its lines, each once and in order, wherever the cuts fall. */
class TextPartsTest {
  private final Configuration hadoop = new Configuration();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64, 1000, 1 << 20})
  void partsAreTheText(int size, @TempDir Path folder) throws IOException {
    var random = Seeds.random(size);
    byte[] text = SampleText.bytes(60, random);
    Path file = Files.write(folder.resolve("text.txt"), text);
    var joined = new ByteArrayOutputStream();
    for (TextPart part : TextParts.of(List.of(file.toString()), size, hadoop).list()) {
      try (var local = LocalText.of(part, hadoop)) {
        byte[] lines = Files.readAllBytes(local.file());
        joined.writeBytes(lines);
        boolean isEnd = joined.size() == text.length;
        assertTrue(lines.length == 0 || isEnd || lines[lines.length - 1] == '\n');
      }
    }
    assertArrayEquals(text, joined.toByteArray());
  }

  @Test
  void linesLongerThanTheBufferStayWhole(@TempDir Path folder) throws IOException {
    byte[] text =
        ("a\n" + "b".repeat(500_000) + "\nc\n" + "d".repeat(300_000))
            .getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("text.txt"), text);
    var joined = new ByteArrayOutputStream();
    int parts = 0;
    for (TextPart part : TextParts.of(List.of(file.toString()), 100_000, hadoop).list()) {
      try (var local = LocalText.of(part, hadoop)) {
        joined.writeBytes(Files.readAllBytes(local.file()));
        parts += local.isEmpty() ? 0 : 1;
      }
    }
    assertArrayEquals(text, joined.toByteArray());
    assertEquals(2, parts);
  }

  @Test
  void packedFilesAreOnePart(@TempDir Path folder) throws IOException {
    SampleText.folder(folder, 100, Seeds.random(0));
    var parts = TextParts.of(List.of(folder.resolve("corpus").toString()), 500, hadoop);
    assertEquals(1, parts.list().stream().filter(TextPart::packed).count());
    assertEquals(3, parts.files());
    for (int i = 0; i < parts.list().size(); i++) {
      assertEquals(i, parts.list().get(i).index());
    }
  }

  @Test
  void saysWhatIsMissing(@TempDir Path folder) throws IOException {
    String missing = folder.resolve("no.txt").toString();
    assertThrows(BadInputException.class, () -> TextParts.of(List.of(missing), 1000, hadoop));
    Path empty = Files.createFile(folder.resolve("empty.txt"));
    var failure =
        assertThrows(
            BadInputException.class, () -> TextParts.of(List.of(empty.toString()), 1000, hadoop));
    assertTrue(failure.getMessage().contains("empty"), failure.getMessage());
  }
}
