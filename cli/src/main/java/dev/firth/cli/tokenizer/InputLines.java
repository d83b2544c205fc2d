package dev.firth.cli.tokenizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.shell.Console;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lines of a file or of standard input. A carriage return belongs to its line. */
final class InputLines {
  private final ObjectMapper mapper = new ObjectMapper();
  private final String name;
  private final List<String> lines;

  private InputLines(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /** Reads a file; null or "-" is standard input. */
  static InputLines read(Path file, Console console) throws IOException {
    boolean standard = file == null || file.toString().equals("-");
    String name = standard ? "standard input" : file.toString();
    try (InputStream in = standard ? console.in() : Files.newInputStream(file)) {
      return new InputLines(name, split(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (NoSuchFileException e) {
      throw new BadInputException(
          name + " does not exist: name a file, or - for standard input", e);
    }
  }

  private static List<String> split(String text) {
    var lines = new ArrayList<String>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(text.substring(from, end));
      from = end + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }

  int size() {
    return lines.size();
  }

  String text(int line) {
    return lines.get(line);
  }

  /** A line that is a JSON string. */
  String jsonString(int line) throws BadInputException {
    JsonNode node = json(line);
    if (!node.isTextual()) {
      throw bad(line, "is not a JSON string");
    }
    return node.textValue();
  }

  JsonNode json(int line) throws BadInputException {
    try {
      JsonNode node = mapper.readTree(lines.get(line));
      if (node != null && !node.isMissingNode()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw bad(line, "is not JSON: " + e.getOriginalMessage());
    }
    throw bad(line, "is empty");
  }

  BadInputException bad(int line, String problem) {
    return new BadInputException("%s, line %d %s".formatted(name, line + 1, problem));
  }
}
