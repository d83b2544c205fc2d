package dev.firth.transformer.bert.finetune.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads questions about texts in SQuAD's form (Rajpurkar et al. 2016 and 2018): {@code data},
 * {@code paragraphs} with {@code context}, {@code qas} with {@code id}, {@code question} and {@code
 * answers}; a question without answers has none in the text. The file counts characters, as Python
 * does; answers here count UTF-16 units.
 */
public final class SquadReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final List<Example<Passage, List<TextAnswer>>> examples = new ArrayList<>();

  private SquadReader(Path file) {
    this.file = file;
  }

  /**
   * Reads questions. Their origin is the file and the number of the question.
   *
   * @throws BadInputException if the file is missing or has another form, or an answer does not
   *     stand where it says; the message names the question
   */
  public static List<Example<Passage, List<TextAnswer>>> read(Path file) throws IOException {
    var reader = new SquadReader(file);
    for (JsonNode article : reader.list(reader.root(), "data")) {
      for (JsonNode paragraph : reader.list(article, "paragraphs")) {
        String context = reader.text(paragraph, "context");
        for (JsonNode question : reader.list(paragraph, "qas")) {
          reader.add(context, question);
        }
      }
    }
    if (reader.examples.isEmpty()) {
      throw new BadInputException(file + " has no questions");
    }
    return reader.examples;
  }

  private JsonNode root() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(file + " is not a file: name a JSON file in SQuAD's form");
    }
    try (var in = Files.newInputStream(file)) {
      return JSON.readTree(in);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new Origin(file, line).bad("broken JSON: " + e.getOriginalMessage());
    }
  }

  private void add(String context, JsonNode node) throws BadInputException {
    var passage = new Passage(text(node, "id"), text(node, "question"), context);
    List<TextAnswer> answers = new ArrayList<>();
    for (JsonNode answer : node.path("answers")) {
      answers.add(answer(passage, text(answer, "text"), answer.path("answer_start").asInt(-1)));
    }
    examples.add(
        new Example<>(new Origin(file, examples.size() + 1), passage, List.copyOf(answers)));
  }

  private TextAnswer answer(Passage passage, String text, int character) throws BadInputException {
    String context = passage.context();
    if (character >= 0 && character <= context.codePointCount(0, context.length())) {
      int start = context.offsetByCodePoints(0, character);
      if (context.startsWith(text, start)) {
        return new TextAnswer(text, start);
      }
    }
    throw new BadInputException(
        "%s: the answer '%s' of question %s does not stand at character %d of its text"
            .formatted(file, text, passage.id(), character));
  }

  private JsonNode list(JsonNode node, String name) throws BadInputException {
    JsonNode list = node.path(name);
    if (!list.isArray()) {
      throw new BadInputException(
          file + " is not in SQuAD's form: a list '" + name + "' is missing");
    }
    return list;
  }

  private String text(JsonNode node, String name) throws BadInputException {
    JsonNode text = node.path(name);
    if (!text.isTextual()) {
      throw new BadInputException(
          file + " is not in SQuAD's form: a text '" + name + "' is missing");
    }
    return text.textValue();
  }
}
