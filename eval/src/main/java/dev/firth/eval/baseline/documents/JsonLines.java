package dev.firth.eval.baseline.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A JSON object a line, with the document's name in one field and its text in others. */
final class JsonLines implements LineForm {
  private final ObjectMapper json = new ObjectMapper();
  private final String idField;
  private final List<String> textFields;

  JsonLines(String idField, List<String> textFields) {
    this.idField = idField;
    this.textFields = List.copyOf(textFields);
  }

  @Override
  public TextDocument next(CorpusLines lines, FileIds ids) throws IOException {
    do {
      if (!lines.nextLine()) {
        return null;
      }
    } while (lines.line().isBlank());
    JsonNode object = parse(lines);
    String id = field(object, idField, lines);
    if (id.isBlank()) {
      throw new BadInputException(lines.place() + ": the field '" + idField + "' is empty");
    }
    var text = new StringBuilder();
    for (String name : textFields) {
      text.append(text.isEmpty() ? "" : "\n").append(field(object, name, lines));
    }
    return new TextDocument(id, text.toString());
  }

  private JsonNode parse(CorpusLines lines) throws BadInputException {
    JsonNode object;
    try {
      object = json.readTree(lines.line());
    } catch (JsonProcessingException e) {
      String reason = e.getOriginalMessage().replaceAll("\\s+", " ");
      throw new BadInputException(lines.place() + ": not JSON: " + reason, e);
    }
    if (!object.isObject()) {
      throw new BadInputException(
          lines.place() + ": not a JSON object; a line is {\"" + idField + "\": ..., ...}");
    }
    return object;
  }

  private static String field(JsonNode object, String name, CorpusLines lines)
      throws BadInputException {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      String there =
          object.properties().stream()
              .map(e -> "'" + e.getKey() + "'")
              .collect(Collectors.joining(", "));
      throw new BadInputException(
          lines.place()
              + ": no field '"
              + name
              + "'; there is "
              + (there.isEmpty() ? "none" : there));
    }
    if (value.isObject()) {
      throw new BadInputException(
          lines.place() + ": the field '" + name + "' is an object, not text or a list of texts");
    }
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining("\n"))
        : value.asText();
  }
}
