package dev.firth.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.OptionValue.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveOptionsTest {
  @TempDir Path folder;

  private final EffectiveOptions options =
      EffectiveOptions.none()
          .with("dim", 100, Origin.DEFAULT)
          .with("sample", 1e-3, Origin.USER)
          .with("out", Path.of("a/b.bin"), Origin.USER)
          .with("lowercase", true, Origin.FILE)
          .with("limit", null, Origin.DEFAULT);

  @Test
  void keepOrderAndTheLastValue() {
    EffectiveOptions changed = options.with("dim", 300, Origin.USER);
    assertEquals(300, changed.get("dim").value());
    assertEquals(Origin.USER, changed.get("dim").origin());
    assertEquals("dim", changed.all().getFirst().name());
    assertEquals(100, options.get("dim").value(), "the original is unchanged");
    assertThrows(NoSuchElementException.class, () -> options.get("window"));
  }

  @Test
  void readBackWhatTheyWrote() throws IOException {
    Path file = Files.writeString(folder.resolve("options.json"), options.toJson());
    EffectiveOptions read = EffectiveOptions.read(file);
    assertEquals(options.with("out", Path.of("a/b.bin").toString(), Origin.USER).all(), read.all());
  }

  @Test
  void listsAndWordsKeepTheirJsonForm() {
    String json =
        EffectiveOptions.none()
            .with("files", Arrays.asList("ä.txt", "b"), Origin.USER)
            .with("mode", Origin.FILE, Origin.USER)
            .toJson();
    assertEquals(
        List.of("{", "  \"files\" : {", "    \"value\" : [ \"ä.txt\", \"b\" ],"),
        json.lines().limit(3).toList());
    assertTrue(json.contains("\"FILE\""), json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"dim\": 3}",
        "{\"dim\": {\"value\": 3}}",
        "{\"dim\":",
        "{\"dim\": {\"value\": 3, \"origin\": \"moon\"}}"
      })
  void otherFilesAreRefusedInOneLine(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("options.json"), content);
    var e = assertThrows(BadInputException.class, () -> EffectiveOptions.read(file));
    assertTrue(e.getMessage().startsWith(file + " is not a file of options: "), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }
}
