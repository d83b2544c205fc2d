package dev.firth.cli.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.BadInputException;

/**
 * A line of a file or of standard input. A carriage return belongs to its line.
 *
 * @param source the file's name
 * @param number counted from 1
 * @param text without its line feed
 * @param brokenBytes that were no UTF-8 and are U+FFFD in the text
 */
public record InputLine(String source, long number, String text, long brokenBytes) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The same line with another text. */
  public InputLine withText(String other) {
    return new InputLine(source, number, other, brokenBytes);
  }

  /**
   * Its broken bytes.
   *
   * @throws BadInputException if there are some and that is an error
   */
  public long brokenBytes(boolean strict) throws BadInputException {
    if (strict && brokenBytes > 0) {
      throw bad("has " + brokenBytes + " bytes that are no UTF-8");
    }
    return brokenBytes;
  }

  /** The string, where the line is a JSON string. */
  public String jsonString() throws BadInputException {
    JsonNode node = json();
    if (!node.isTextual()) {
      throw bad("is not a JSON string");
    }
    return node.textValue();
  }

  /** The value, where the line is JSON. */
  public JsonNode json() throws BadInputException {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node != null && !node.isMissingNode()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw bad("is not JSON: " + e.getOriginalMessage());
    }
    throw bad("is empty");
  }

  /** What to throw about this line. */
  public BadInputException bad(String problem) {
    return new BadInputException("%s, line %d %s".formatted(source, number, problem));
  }
}
