package dev.firth.eval.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QrelsTest {
  @TempDir Path folder;

  private Qrels read(String text) throws IOException {
    return Qrels.read(Files.writeString(folder.resolve("qrels"), text));
  }

  @Test
  void gradesAreFoundByQueryAndDocument() throws Exception {
    var qrels = read("# judged by hand\n2 0 a 1\n10\t0\ta\t-1\n2 0 b +3\n");
    assertEquals(Set.of("2", "10"), qrels.queries());
    assertEquals(Map.of("a", 1, "b", 3), qrels.judgements("2"));
    assertEquals(Map.of(), qrels.judgements("3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 0 a | :1: expected 'query iteration document grade'",
        "1 0 a 1 x | :1: expected 'query iteration document grade'",
        "1 0 a 0.5 | :1: the grade '0.5' is not a whole number",
        "1 0 a 1001 | :1: the grade '1001' is not a whole number up to 1000",
        "1 0 a 99999999999 | :1: the grade",
        "1 0 a 1;1 0 b 1;1 0 a 1 | :3: document 'a' is judged a second time for query '1'",
        "'' | has no judgements"
      })
  void badJudgementsAreRefusedWithTheirLine(String text, String message) {
    var failure = assertThrows(BadInputException.class, () -> read(text.replace(';', '\n')));
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }
}
