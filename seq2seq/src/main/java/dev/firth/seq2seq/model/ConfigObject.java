package dev.firth.seq2seq.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firth.runs.BadInputException;
import dev.firth.runs.NearestName;
import dev.firth.runs.UsageException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * An object of a configuration, whose values are asked for key by key. What is missing, of another
 * type or not known is said with the file and the place in it.
 */
public final class ConfigObject {
  private final JsonNode node;
  private final String file;
  private final String path;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * @param file for messages
   * @param path of the object in its file, a dot behind it; empty for the outermost
   */
  ConfigObject(JsonNode node, String file, String path) throws BadInputException {
    this.node = node;
    this.file = file;
    this.path = path;
    if (!node.isObject()) {
      throw bad(path.isEmpty() ? "it holds no JSON object" : place("") + " is no JSON object");
    }
  }

  /** How an enumeration's constant is written: {@code AVERAGE_OF_BEST} as average-of-best. */
  public static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A whole number. */
  public int integer(String key) throws BadInputException {
    return value(key, JsonNode::isInt, "a whole number").intValue();
  }

  /** A number. */
  public double number(String key) throws BadInputException {
    return value(key, JsonNode::isNumber, "a number").doubleValue();
  }

  /** True or false. */
  public boolean flag(String key) throws BadInputException {
    return value(key, JsonNode::isBoolean, "true or false").booleanValue();
  }

  /** True or false, which need not be there. */
  public boolean flag(String key, boolean otherwise) throws BadInputException {
    asked.add(key);
    return node.has(key) ? flag(key) : otherwise;
  }

  /** A text. */
  public String text(String key) throws BadInputException {
    return value(key, JsonNode::isTextual, "a text").textValue();
  }

  /** One of an enumeration's constants, by its {@linkplain #label label}. */
  public <E extends Enum<E>> E choice(String key, E[] constants) throws BadInputException {
    String text = text(key);
    List<String> labels = Arrays.stream(constants).map(ConfigObject::label).toList();
    int index = labels.indexOf(text);
    if (index < 0) {
      throw bad("%s is %s; it takes %s".formatted(place(key), text, String.join(", ", labels)));
    }
    return constants[index];
  }

  /** One of an enumeration's constants, which need not be there. */
  public <E extends Enum<E>> E choice(String key, E[] constants, E otherwise)
      throws BadInputException {
    asked.add(key);
    return node.has(key) ? choice(key, constants) : otherwise;
  }

  /** An object within this one. */
  public ConfigObject object(String key) throws BadInputException {
    return new ConfigObject(value(key, JsonNode::isObject, "an object"), file, path + key + ".");
  }

  /** What is made of the values, which may find them out of their range. */
  public <T> T checked(Supplier<T> making) throws BadInputException {
    try {
      return making.get();
    } catch (IllegalArgumentException | UsageException e) {
      throw new BadInputException(file + " is no configuration of a model: " + e.getMessage(), e);
    }
  }

  /**
   * To be called when all was asked for.
   *
   * @throws BadInputException if there is a key that nobody asked for, with the nearest known one
   */
  public void finish() throws BadInputException {
    for (var entry : node.properties()) {
      if (!asked.contains(entry.getKey())) {
        throw bad(
            "unknown key " + place(entry.getKey()) + NearestName.question(entry.getKey(), asked));
      }
    }
  }

  private JsonNode value(String key, Predicate<JsonNode> type, String wanted)
      throws BadInputException {
    asked.add(key);
    JsonNode value = node.get(key);
    if (value == null) {
      throw bad(place(key) + " is missing");
    }
    if (!type.test(value)) {
      throw bad("%s is %s; it takes %s".formatted(place(key), value, wanted));
    }
    return value;
  }

  /** An error in this object. */
  BadInputException bad(String what) {
    return new BadInputException(file + " is no configuration of a model: " + what);
  }

  private String place(String key) {
    String whole = path + key;
    return "'" + (key.isEmpty() ? whole.substring(0, whole.length() - 1) : whole) + "'";
  }
}
