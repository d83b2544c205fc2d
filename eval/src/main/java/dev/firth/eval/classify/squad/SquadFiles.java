package dev.firth.eval.classify.squad;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firth.eval.files.EvaluationLines;
import dev.firth.runs.BadInputException;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** SQuAD's files: questions with answers (versions 1.1 and 2.0), and predictions. */
public final class SquadFiles {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private SquadFiles() {}

  /**
   * Reads the questions of a data set: {@code data}, {@code paragraphs}, {@code qas}.
   *
   * @throws BadInputException if the file is missing or no such data set, has no question, or two
   *     questions have one id
   * @throws IOException if reading fails
   */
  public static List<SquadQuestion> readQuestions(Path file) throws IOException {
    var questions = new ArrayList<SquadQuestion>();
    Set<String> ids = new HashSet<>();
    for (JsonNode article : list(read(file), "data", file)) {
      for (JsonNode paragraph : list(article, "paragraphs", file)) {
        for (JsonNode question : list(paragraph, "qas", file)) {
          String id = text(question, "id", file);
          if (!ids.add(id)) {
            throw new BadInputException(
                file + ": two questions have the id " + EvaluationLines.excerpt(id));
          }
          questions.add(new SquadQuestion(id, answers(question, file)));
        }
      }
    }
    if (questions.isEmpty()) {
      throw new BadInputException(file + " has no questions");
    }
    return questions;
  }

  private static List<String> answers(JsonNode question, Path file) throws BadInputException {
    var answers = new ArrayList<String>();
    for (JsonNode answer : list(question, "answers", file)) {
      answers.add(text(answer, "text", file));
    }
    return answers;
  }

  /**
   * Reads predictions: one JSON object, a text for each id.
   *
   * @throws BadInputException if the file is missing or no such object
   * @throws IOException if reading fails
   */
  public static Map<String, String> readPredictions(Path file) throws IOException {
    JsonNode root = read(file);
    var predictions = new LinkedHashMap<String, String>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (!entry.getValue().isTextual()) {
        throw new BadInputException(
            file
                + ": the prediction for "
                + EvaluationLines.excerpt(entry.getKey())
                + " is not a text; expected {\"id\": \"answer\", …}");
      }
      predictions.put(entry.getKey(), entry.getValue().textValue());
    }
    return predictions;
  }

  private static JsonNode read(Path file) throws IOException {
    if (!Files.exists(file) || Files.isDirectory(file)) {
      throw new BadInputException(file + " is not a file: name a JSON file");
    }
    try (var in = Files.newInputStream(file)) {
      JsonNode root = JSON.readTree(in);
      if (!root.isObject()) {
        throw new BadInputException(file + " is not a JSON object, which SQuAD's files are");
      }
      return root;
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw new BadInputException(
          file
              + (place == null ? "" : ":" + place.getLineNr())
              + ": broken JSON: "
              + e.getOriginalMessage().lines().findFirst().orElse(""),
          e);
    } catch (CharConversionException e) {
      throw new BadInputException(file + " is not text in UTF-8", e);
    }
  }

  private static JsonNode list(JsonNode node, String name, Path file) throws BadInputException {
    JsonNode list = node.path(name);
    if (!list.isArray()) {
      throw new BadInputException(
          file + " is no SQuAD data set: a list '" + name + "' is missing or is something else");
    }
    return list;
  }

  private static String text(JsonNode node, String name, Path file) throws BadInputException {
    JsonNode text = node.path(name);
    if (!text.isTextual()) {
      throw new BadInputException(
          file + " is no SQuAD data set: a text '" + name + "' is missing or is something else");
    }
    return text.textValue();
  }
}
