package dev.firth.transformer.bert.finetune.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads texts and pairs with labels. The file's name tells its form: {@code .csv} as in RFC 4180,
 * {@code .jsonl} and {@code .ndjson} an object a line, everything else columns separated by tabs,
 * where quotation marks are text like any other. Empty lines are passed over; packed files are
 * unpacked.
 */
public final class LabelledTextReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private enum Form {
    TABS,
    COMMAS,
    JSON_LINES
  }

  private final TextColumns columns;
  private final boolean labelled;
  private final Form form;
  private final List<Example<TextInput, String>> examples = new ArrayList<>();
  private List<String> header = List.of();
  private TextColumns.Places places;
  private int width;

  private LabelledTextReader(Path file, TextColumns columns, boolean labelled) {
    this.columns = columns;
    this.labelled = labelled;
    this.form = form(file);
  }

  /**
   * Reads texts with labels.
   *
   * @throws BadInputException if the file is missing or empty, columns cannot be found, or a line
   *     lacks a text or a label; the message names the line
   */
  public static List<Example<TextInput, String>> read(Path file, TextColumns columns)
      throws IOException {
    return new LabelledTextReader(file, columns, true).read(file);
  }

  /**
   * Reads texts alone; the labels are empty.
   *
   * @throws BadInputException as above
   */
  public static List<Example<TextInput, String>> readTexts(Path file, TextColumns columns)
      throws IOException {
    return new LabelledTextReader(file, columns, false).read(file);
  }

  private static Form form(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String plain = name.replaceFirst("\\.(gz|bz2|zst|xz)$", "");
    if (plain.endsWith(".csv")) {
      return Form.COMMAS;
    }
    return plain.endsWith(".jsonl") || plain.endsWith(".ndjson") ? Form.JSON_LINES : Form.TABS;
  }

  private List<Example<TextInput, String>> read(Path file) throws IOException {
    try (var lines = new NumberedLines(file)) {
      while (lines.next()) {
        if (!lines.line().isBlank()) {
          Origin origin = lines.origin();
          record(fields(lines), origin);
        }
      }
    }
    if (examples.isEmpty()) {
      throw new BadInputException(file + " has no examples");
    }
    return examples;
  }

  private List<String> fields(NumberedLines lines) throws IOException {
    return switch (form) {
      case TABS -> List.of(lines.line().split("\t", -1));
      case COMMAS -> CsvRecord.read(lines);
      case JSON_LINES -> jsonFields(lines);
    };
  }

  /** The values in the order of the first object's names, which are the header. */
  private List<String> jsonFields(NumberedLines lines) throws BadInputException {
    JsonNode object = object(lines);
    if (places == null) {
      header = object.properties().stream().map(Map.Entry::getKey).toList();
      places = columns.in(header, labelled, lines.origin());
      width = header.size();
    }
    return header.stream().map(name -> object.path(name).asText("")).toList();
  }

  private static JsonNode object(NumberedLines lines) throws BadInputException {
    try {
      JsonNode node = JSON.readTree(lines.line());
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw lines.origin().bad("broken JSON: " + e.getOriginalMessage());
    }
    throw lines.origin().bad("the line is not a JSON object");
  }

  private void record(List<String> fields, Origin origin) throws BadInputException {
    if (places == null) {
      width = fields.size();
      if (columns.isHeader(fields)) {
        places = columns.in(fields, labelled, origin);
        return;
      }
      places = columns.in(width, labelled, origin);
    }
    if (fields.size() != width || places.greatest() >= width) {
      throw origin.bad(
          "%d columns where %d are needed"
              .formatted(fields.size(), Math.max(width, places.greatest() + 1)));
    }
    Optional<String> second =
        places.second() < 0
            ? Optional.empty()
            : Optional.of(value(fields, places.second(), "second text", origin));
    String label = labelled ? value(fields, places.label(), "label", origin) : "";
    var input = new TextInput(value(fields, places.text(), "text", origin), second);
    examples.add(new Example<>(origin, input, label));
  }

  private static String value(List<String> fields, int place, String what, Origin origin)
      throws BadInputException {
    String value = fields.get(place).strip();
    if (value.isEmpty()) {
      throw origin.bad("the " + what + " is empty");
    }
    return value;
  }
}
