package dev.firth.tokenizers.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.SearchPattern;

/** What {@code Split} and {@code Replace} look for: a string or a regular expression. */
final class PatternJson {
  private PatternJson() {}

  static SearchPattern read(JsonValue json) throws BadInputException {
    if (json.has("String")) {
      return SearchPattern.literal(json.string("String"));
    }
    if (!json.has("Regex")) {
      throw json.error("a pattern has the member \"String\" or \"Regex\"");
    }
    JsonValue regex = json.get("Regex");
    try {
      return SearchPattern.regex(regex.string());
    } catch (IllegalArgumentException e) {
      throw regex.error(e.getMessage());
    }
  }

  static ObjectNode write(SearchPattern pattern) {
    return JsonNodeFactory.instance
        .objectNode()
        .put(pattern.isRegex() ? "Regex" : "String", pattern.source());
  }
}
