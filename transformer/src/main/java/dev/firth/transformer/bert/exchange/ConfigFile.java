package dev.firth.transformer.bert.exchange;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The values of a {@code config.json}; every complaint names the file and the key. */
final class ConfigFile {
  private static final long MOST_BYTES = 1 << 24;

  private final Path file;
  private final JsonNode root;

  ConfigFile(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if it is missing or no JSON object
   */
  static ConfigFile read(Path file) throws IOException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new BadInputException(file + " has more than " + MOST_BYTES + " bytes: no settings");
      }
      JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
      if (!root.isObject()) {
        throw new BadInputException(file + " holds no JSON object with a model's settings");
      }
      return new ConfigFile(file, root);
    } catch (NoSuchFileException e) {
      throw new BadInputException("there is no " + file + ", which says what the model is", e);
    } catch (JacksonException e) {
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new BadInputException(file + " is no JSON: " + reason, e);
    }
  }

  boolean has(String key) {
    return root.hasNonNull(key);
  }

  /** A whole number from 0 that must be there. */
  int count(String key) throws BadInputException {
    if (!has(key)) {
      throw error(key, "is missing");
    }
    JsonNode value = root.get(key);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw error(key, "is " + value + ", not a whole number from 0");
    }
    return value.intValue();
  }

  int count(String key, int otherwise) throws BadInputException {
    return has(key) ? count(key) : otherwise;
  }

  double number(String key, double otherwise) throws BadInputException {
    if (!has(key)) {
      return otherwise;
    }
    JsonNode value = root.get(key);
    if (!value.isNumber()) {
      throw error(key, "is " + value + ", not a number");
    }
    return value.doubleValue();
  }

  String text(String key, String otherwise) throws BadInputException {
    if (!has(key)) {
      return otherwise;
    }
    JsonNode value = root.get(key);
    if (!value.isTextual()) {
      throw error(key, "is " + value + ", not a text");
    }
    return value.textValue();
  }

  boolean flag(String key, boolean otherwise) {
    return root.path(key).asBoolean(otherwise);
  }

  /** The member of an object, as the text that it is; null where there is none. */
  String member(String key, String name) {
    return root.path(key).path(name).textValue();
  }

  /** What to throw about a value. */
  BadInputException error(String key, String whatIsWrong) {
    return new BadInputException(file + ": " + key + " " + whatIsWrong);
  }
}
