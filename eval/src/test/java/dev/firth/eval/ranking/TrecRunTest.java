package dev.firth.eval.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Damage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrecRunTest {
  @TempDir Path folder;

  private TrecRun read(String text) throws IOException {
    return TrecRun.read(Files.writeString(folder.resolve("run"), text));
  }

  private static List<String> ids(TrecRun run, String query) {
    return run.ranking(query).stream().map(ScoredDocument::id).toList();
  }

  @Test
  void scoresDecideAndNotRanksOrLines() throws Exception {
    var run = read("1 Q0 a 1 0.5 x\n# a comment\n\n1\tQ0\tb  2 7e-1 x y z\r\n2 Q0 a 9 -inf tag");
    assertEquals(List.of("b", "a"), ids(run, "1"));
    assertEquals(List.of("a"), ids(run, "2"));
    assertEquals(List.of(), ids(run, "3"));
    assertEquals("tag", run.name());
  }

  /**
   * C compares bytes: 𝒟 (four of them) stands behind ﬀ (three), although its first char is lower.
   */
  @Test
  void equalScoresGoByIdDownwards() throws Exception {
    var run = read("1 Q0 d2 1 0 x\n1 Q0 d10 2 -0 x\n1 Q0 ﬀ 3 0.0 x\n1 Q0 𝒟 4 0e9 x\n");
    assertEquals(List.of("𝒟", "ﬀ", "d2", "d10"), ids(run, "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 Q0 a 1 nan x | :1: the score 'nan' is not a number",
        "1 Q0 a 1 high x | :1: the score 'high' is not a number",
        "1 Q0 a 1 0.5 | :1: expected 'query Q0 document rank score tag', found '1 Q0 a 1 0.5'",
        "1 Q0 a 1 2 x;2 Q0 a 1 2 x;1 Q0 a 3 1 x | :3: document 'a' is there a second time for"
            + " query '1', first in line 1",
        "'' | has no results",
        "# nothing | has no results"
      })
  void badRunsAreRefusedWithTheirLine(String text, String message) {
    var failure = assertThrows(BadInputException.class, () -> read(text.replace(';', '\n')));
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }

  @Test
  void documentsThatComeTwiceAreNoRun() {
    var twice = List.of(new ScoredDocument("a", 1), new ScoredDocument("a", 2));
    assertThrows(IllegalArgumentException.class, () -> new TrecRun("x", Map.of("1", twice)));
    assertThrows(IllegalArgumentException.class, () -> new ScoredDocument("a", Double.NaN));
  }

  @Test
  void whatWasWrittenIsReadTheSame() throws Exception {
    var run = read("2 Q0 a 1 0.1 x\n2 Q0 b 1 0.30000000000000004 x\n10 Q0 c 3 1e-300 x\n");
    run.write(folder.resolve("again"));
    var again = TrecRun.read(folder.resolve("again"));
    assertEquals(run.queries(), again.queries());
    for (String query : run.queries()) {
      assertEquals(run.ranking(query), again.ranking(query));
    }
    assertEquals(
        "2 Q0 b 1 0.30000000000000004 x", Files.readAllLines(folder.resolve("again")).getFirst());
  }

  @Test
  void damagedFilesAreReadOrRefused() throws Exception {
    byte[] run = "1 Q0 a 1 0.5 x\n1 Q0 b 2 0.25 x\n2 Q0 a 1 3 x\n".getBytes(StandardCharsets.UTF_8);
    byte[] qrels = "1 0 a 1\n1 0 b 0\n2 0 c 4\n".getBytes(StandardCharsets.UTF_8);
    Damage.fuzz(run, 400).forEach(damage -> survives(damage, TrecRun::read));
    Damage.fuzz(qrels, 400).forEach(damage -> survives(damage, Qrels::read));
  }

  private interface Reading {
    Object of(Path file) throws IOException;
  }

  private void survives(Damage damage, Reading reading) {
    try {
      reading.of(damage.writeTo(folder.resolve("damaged")));
    } catch (BadInputException e) {
      assertEquals(1, e.getMessage().lines().count(), damage.toString());
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(damage.toString(), e);
    }
  }
}
