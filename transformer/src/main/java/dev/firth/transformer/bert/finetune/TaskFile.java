package dev.firth.transformer.bert.finetune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a fine-tuned folder says of its task beside what Hugging Face's files say: {@code task.json}
 * with {@code task}, {@code maxLength} and, for question answering, {@code stride} and {@code
 * noAnswers}, for multiple choice {@code choices}. Labels stand in {@code config.json}.
 *
 * @param maxLength most tokens of a row
 */
record TaskFile(DownstreamTask<?, ?, ?> task, int maxLength) {
  private static final String NAME = "task.json";

  void write(Path folder) throws IOException {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("task", task.name());
    json.put("maxLength", maxLength);
    if (task instanceof QuestionAnswering questions) {
      json.put("stride", questions.stride());
      json.put("noAnswers", questions.noAnswers());
    }
    if (task instanceof MultipleChoice choice) {
      json.put("choices", choice.choices());
    }
    byte[] utf8 = (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.resolve(NAME), out -> out.write(utf8));
  }

  /**
   * @param labels of the folder's model
   * @throws BadInputException if the file is missing or damaged
   */
  static TaskFile read(Path folder, List<String> labels) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          folder + " has no " + NAME + ": name a folder that 'firth bert finetune' wrote");
    }
    try {
      JsonNode json = new ObjectMapper().readTree(Files.readString(file));
      int maxLength = json.path("maxLength").asInt();
      if (maxLength <= 0) {
        throw new BadInputException(file + " has no 'maxLength'");
      }
      return new TaskFile(task(file, json, labels), maxLength);
    } catch (JsonProcessingException e) {
      throw new BadInputException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static DownstreamTask<?, ?, ?> task(Path file, JsonNode json, List<String> labels)
      throws BadInputException {
    String name = json.path("task").asText();
    return switch (name) {
      case "classify" -> new TextClassification(labels);
      case "regress" -> new TextRegression();
      case "tag" -> new TokenClassification(labels);
      case "qa" ->
          new QuestionAnswering(
              json.path("noAnswers").asBoolean(), Math.max(0, json.path("stride").asInt()));
      case "choice" -> new MultipleChoice(Math.max(2, json.path("choices").asInt()));
      default ->
          throw new BadInputException(
              file + ": the task '" + name + "' is none of classify, regress, tag, qa and choice");
    };
  }
}
