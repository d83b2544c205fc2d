package dev.firth.transformer.bert.finetune.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.BadInputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The records of a file and where they stand. The file's name tells its form: {@code .csv} as in
 * RFC 4180, {@code .jsonl} and {@code .ndjson} an object a line, everything else columns separated
 * by tabs, where quotation marks are text like any other. Empty lines are passed over; packed files
 * are unpacked.
 *
 * <p>The fields of objects come in the order of the first one; those of a list {@code choices} are
 * called {@code choices1}, {@code choices2} and so on.
 */
final class TextRecords implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private enum Form {
    TABS,
    COMMAS,
    JSON_LINES
  }

  private final Form form;
  private final NumberedLines lines;
  private Map<String, String> object = Map.of();
  private List<String> names = List.of();
  private List<String> fields = List.of();
  private Origin origin;

  /**
   * Opens a file.
   *
   * @throws BadInputException if there is no such file
   */
  TextRecords(Path file) throws IOException {
    form = form(file);
    lines = new NumberedLines(file);
  }

  private static Form form(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String plain = name.replaceFirst("\\.(gz|bz2|zst|xz)$", "");
    if (plain.endsWith(".csv")) {
      return Form.COMMAS;
    }
    return plain.endsWith(".jsonl") || plain.endsWith(".ndjson") ? Form.JSON_LINES : Form.TABS;
  }

  /**
   * Goes to the next record; false at the end.
   *
   * @throws BadInputException if there is none where one should be; the message names the line
   */
  boolean next() throws IOException {
    while (lines.next()) {
      if (!lines.line().isBlank()) {
        origin = lines.origin();
        fields =
            switch (form) {
              case TABS -> List.of(lines.line().split("\t", -1));
              case COMMAS -> CsvRecord.read(lines);
              case JSON_LINES -> ofObject();
            };
        return true;
      }
    }
    return false;
  }

  private List<String> ofObject() throws BadInputException {
    object = values(object());
    if (names.isEmpty()) {
      names = List.copyOf(object.keySet());
    }
    return names.stream().map(name -> object.getOrDefault(name, "")).toList();
  }

  private JsonNode object() throws BadInputException {
    try {
      JsonNode node = JSON.readTree(lines.line());
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw origin.bad("broken JSON: " + e.getOriginalMessage());
    }
    throw origin.bad("the line is not a JSON object");
  }

  private static Map<String, String> values(JsonNode object) {
    Map<String, String> values = new LinkedHashMap<>();
    for (var field : object.properties()) {
      if (field.getValue().isArray()) {
        int number = 1;
        for (JsonNode element : field.getValue()) {
          values.put(field.getKey() + number++, element.asText(""));
        }
      } else {
        values.put(field.getKey(), field.getValue().asText(""));
      }
    }
    return values;
  }

  /** The names of the fields, if each record brings them itself; else empty. */
  List<String> names() {
    return names;
  }

  /** Whether the record brings a field of this name itself, be it among the fields or not. */
  boolean has(String name) {
    return object.containsKey(name);
  }

  List<String> fields() {
    return fields;
  }

  /**
   * A field that must not be empty.
   *
   * @param what it holds, for the message
   */
  String field(int place, String what) throws BadInputException {
    String value = fields.get(place).strip();
    if (value.isEmpty()) {
      throw origin.bad("the " + what + " is empty");
    }
    return value;
  }

  Origin origin() {
    return origin;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
