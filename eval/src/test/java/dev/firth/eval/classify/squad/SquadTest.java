package dev.firth.eval.classify.squad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SquadTest {
  @TempDir Path folder;

  private static Path resource(String name) throws Exception {
    return Path.of(SquadTest.class.getResource("/parity/squad/" + name).toURI());
  }

  /** Values of the official definition, computed beside by generate.py. */
  @ParameterizedTest
  @CsvSource({"1.1, ''", "2.0, 2"})
  void agreesWithTheOfficialDefinition(String version, String suffix) throws Exception {
    var result =
        SquadEvaluation.evaluate(
            SquadFiles.readQuestions(resource("gold" + suffix + ".json")),
            SquadFiles.readPredictions(resource("predictions" + suffix + ".json")));
    var ours = new HashMap<String, AnswerScore>();
    result.answers().forEach(answer -> ours.put(answer.id(), answer));
    ours.put("all", new AnswerScore("all", result.exactMatch(), result.f1()));
    int compared = 0;
    for (String line : Files.readAllLines(resource("expected.tsv"))) {
      String[] expected = line.split("\t");
      if (expected[0].equals(version)) {
        AnswerScore score = ours.get(expected[1]);
        assertEquals(Double.parseDouble(expected[2]), score.exact(), 1e-13, line);
        assertEquals(Double.parseDouble(expected[3]), score.f1(), 1e-13, line);
        compared++;
      }
    }
    assertEquals(ours.size(), compared);
    assertTrue(result.signature().toString().startsWith("squad|rules:" + version + "|version:"));
  }

  @Test
  void questionsWithoutPredictionScoreZeroAndAreCounted() {
    var questions =
        List.of(new SquadQuestion("1", List.of("x")), new SquadQuestion("2", List.of("y")));
    var result = SquadEvaluation.evaluate(questions, Map.of("1", "x", "7", "y"));
    assertEquals(50, result.exactMatch());
    assertEquals(50, result.f1());
    assertEquals(1, result.unanswered());
    assertEquals(1, result.unknown());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"1\": 5} | the prediction for '1' is not a text",
        "{\"1\": \"a\", \"1\": \"b\"} | broken JSON",
        "[] | is not a JSON object",
        "{\"1\": \"a\" | broken JSON",
        "'' | is not a JSON object"
      })
  void badPredictionsAreRefused(String text, String message) throws Exception {
    Path file = Files.writeString(folder.resolve("pred.json"), text);
    var failure = assertThrows(BadInputException.class, () -> SquadFiles.readPredictions(file));
    assertTrue(failure.getMessage().startsWith(file.toString()), failure.getMessage());
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | a list 'data' is missing",
        "{\"data\": []} | has no questions",
        "{\"data\": [{\"paragraphs\": [{\"qas\": [{\"answers\": []}]}]}]} | a text 'id' is missing",
        "{\"data\": [{\"paragraphs\": [{\"qas\": [{\"id\": \"1\"}]}]}]} | a list 'answers'",
        "{\"data\": [{\"paragraphs\": [{\"qas\": [{\"id\": \"1\", \"answers\": []},"
            + " {\"id\": \"1\", \"answers\": []}]}]}]} | two questions have the id '1'"
      })
  void badDataSetsAreRefused(String text, String message) throws Exception {
    Path file = Files.writeString(folder.resolve("gold.json"), text);
    var failure = assertThrows(BadInputException.class, () -> SquadFiles.readQuestions(file));
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }

  @Test
  void damagedFilesAreReadOrRefused() throws Exception {
    byte[] gold = Files.readAllBytes(resource("gold2.json"));
    for (Damage damage : Damage.fuzz(gold, 300).toList()) {
      try {
        SquadFiles.readQuestions(damage.writeTo(folder.resolve("damaged")));
        SquadFiles.readPredictions(damage.writeTo(folder.resolve("damaged")));
      } catch (BadInputException e) {
        assertEquals(1, e.getMessage().lines().count(), damage.toString());
      } catch (IOException | RuntimeException e) {
        throw new AssertionError(damage.toString(), e);
      }
    }
  }

  @Test
  void nestingDoesNotOverflow() throws Exception {
    Path file = Files.writeString(folder.resolve("deep.json"), "{\"data\":" + "[".repeat(200_000));
    assertThrows(BadInputException.class, () -> SquadFiles.readQuestions(file));
  }
}
