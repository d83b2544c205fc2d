package dev.firth.eval.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationLinesTest {
  @TempDir Path folder;

  private static List<String> all(Path file) throws IOException {
    var all = new ArrayList<String>();
    try (var lines = EvaluationLines.open(file)) {
      while (lines.next()) {
        all.add(lines.number() + "=" + lines.line());
      }
    }
    return all;
  }

  @Test
  void linesComeWithNumbersAndWithoutMarks() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "\uFEFFone\r\n\ntwo");
    assertEquals(List.of("1=one", "2=", "3=two"), all(file));
  }

  @Test
  void packedFilesAreUnpacked() throws Exception {
    Path file = folder.resolve("a.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(List.of("1=one", "2=two"), all(file));
  }

  @Test
  void lineThatWouldFillTheMemoryIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "one\n" + "x".repeat(2_000_000));
    try (var lines = EvaluationLines.open(file)) {
      assertTrue(lines.next());
      var failure = assertThrows(BadInputException.class, lines::next);
      assertTrue(failure.getMessage().startsWith(file + ":2: a line of more than"));
    }
  }

  @Test
  void missingFilesAndFoldersAreRefused() {
    assertThrows(BadInputException.class, () -> EvaluationLines.open(folder));
    assertThrows(BadInputException.class, () -> EvaluationLines.open(folder.resolve("none")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1.5", "+.5", "1.", "1e3", "1E-400", "inf", "-Infinity", "1e999"})
  void numbersAreRead(String text) {
    String java = text.toLowerCase(Locale.ROOT).replaceFirst("inf(inity)?", "Infinity");
    assertEquals(Double.parseDouble(java), EvaluationLines.number(text).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nan", "NaN", "1d", "1f", "0x1p3", "one", "1,5", "1 ", "-", ".", "e5"})
  void whatIsNoNumberIsNotRead(String text) {
    assertFalse(EvaluationLines.number(text).isPresent());
  }
}
