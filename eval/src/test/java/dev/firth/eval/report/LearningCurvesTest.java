package dev.firth.eval.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.report.Curve.Point;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningCurvesTest {
  @TempDir Path run;

  private List<CurvePanel> read(String log) throws IOException {
    Files.writeString(run.resolve("metrics.jsonl"), log);
    return LearningCurves.read(run);
  }

  @Test
  void everyNumberIsACurveOverItsEpoch() throws IOException {
    var panels =
        read(
            """
            {"time":"t","epoch":1,"loss":0.5,"heldOutLoss":0.6,"analogy":0.1,"similarity":{"a":0.2,"b":0.3}}
            {"time":"t","epoch":2,"loss":0.4,"heldOutLoss":0.5,"analogy":0.2,"similarity":{"a":0.3,"b":null}}
            """);
    assertEquals(
        List.of("Learning curve: loss", "Learning curve: analogy", "Learning curve: similarity"),
        panels.stream().map(CurvePanel::title).toList());
    assertEquals("epoch", panels.getFirst().x().name());
    assertEquals(
        List.of("loss", "heldOutLoss"),
        panels.getFirst().curves().stream().map(Curve::name).toList());
    assertEquals(
        List.of(new Point(1, 0.6), new Point(2, 0.5)),
        panels.getFirst().curves().getLast().points());
    assertEquals(1, panels.getLast().curves().getLast().points().size());
  }

  @Test
  void validationsShareThePlotsOfTheTraining() throws IOException {
    read(
        """
        {"step":1,"validation":{"loss":3,"bleu":1},"best":true}
        {"step":2,"loss":2.5,"lr":0.1}
        """);
    var panels = LearningCurves.readValidated(run);
    assertEquals(
        List.of("Learning curve: loss", "Learning curve: bleu", "Learning curve: lr"),
        panels.stream().map(CurvePanel::title).toList());
    assertEquals(
        List.of("validation/loss", "loss"),
        panels.getFirst().curves().stream().map(Curve::name).toList());
  }

  @Test
  void theLineThatSumsUpIsNoPoint() throws IOException {
    var panels =
        read(
            """
            {"epoch":1,"loss":0.5}
            {"epoch":2,"loss":0.4}
            {"words":1000,"loss":0.4,"seconds":3,"epochs":2}
            """);
    assertEquals(1, panels.size());
    assertEquals("epoch", panels.getFirst().x().name());
    assertEquals(
        List.of(new Point(1, 0.5), new Point(2, 0.4)),
        panels.getFirst().curves().getFirst().points());
  }

  @Test
  void stepsWinOverEpochsAndLinesAreCountedWithoutEither() throws IOException {
    assertEquals(
        new Point(100, 3),
        read("{\"epoch\":1,\"step\":100,\"loss\":3}")
            .getFirst()
            .curves()
            .getFirst()
            .points()
            .getFirst());
    assertEquals(
        new Point(2, 4),
        read("{\"loss\":3}\n{\"loss\":4}").getFirst().curves().getFirst().points().getLast());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"loss\":1}\n{\"loss\":'|metrics.jsonl:2: no JSON object",
        "'[1]'|metrics.jsonl:1: no JSON object",
        "'{\"time\":\"now\"}'|has no metrics",
        "''|has no metrics"
      })
  void namesTheLineThatIsWrong(String log, String message) {
    var e = assertThrows(BadInputException.class, () -> read(log));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void runWithoutALogIsToldSo() {
    assertThrows(BadInputException.class, () -> LearningCurves.read(run));
  }
}
