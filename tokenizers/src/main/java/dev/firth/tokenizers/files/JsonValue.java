package dev.firth.tokenizers.files;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firth.runs.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value of a JSON file that knows its place, so that every complaint can name it: {@code
 * tokenizer.json: model.merges[12]: …}.
 */
final class JsonValue {
  private static final int MOST_SHOWN = 60;

  private final JsonNode node;
  private final String file;
  private final String path;

  JsonValue(JsonNode node, String file, String path) {
    this.node = node;
    this.file = file;
    this.path = path;
  }

  /** The value itself. */
  JsonNode node() {
    return node;
  }

  /** The file it is from. */
  String file() {
    return file;
  }

  /** What to throw about this value. */
  BadInputException error(String whatIsWrong) {
    return new BadInputException(file + ": " + (path.isEmpty() ? "" : path + ": ") + whatIsWrong);
  }

  private BadInputException wrongKind(String wanted) {
    String shown = node.toString();
    return error(
        "this should be "
            + wanted
            + ", not "
            + (shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "…" : shown));
  }

  boolean isObject() {
    return node.isObject();
  }

  /** Whether there is a member that is not null. */
  boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** A member that must be there. */
  JsonValue get(String name) throws BadInputException {
    if (!node.isObject()) {
      throw wrongKind("an object");
    }
    JsonNode member = node.get(name);
    if (member == null) {
      throw error("the member \"" + name + "\" is missing");
    }
    return child(member, name);
  }

  /** A member that may be missing or null. */
  Optional<JsonValue> find(String name) throws BadInputException {
    return node.isObject() && !has(name) ? Optional.empty() : Optional.of(get(name));
  }

  private JsonValue child(JsonNode member, String name) {
    return new JsonValue(member, file, path.isEmpty() ? name : path + "." + name);
  }

  /** The elements of an array. */
  List<JsonValue> array() throws BadInputException {
    if (!node.isArray()) {
      throw wrongKind("an array");
    }
    var elements = new ArrayList<JsonValue>(node.size());
    for (int i = 0; i < node.size(); i++) {
      elements.add(new JsonValue(node.get(i), file, path + "[" + i + "]"));
    }
    return elements;
  }

  /** Names and values of an object's members. */
  List<Member> members() throws BadInputException {
    if (!node.isObject()) {
      throw wrongKind("an object");
    }
    var members = new ArrayList<Member>(node.size());
    for (var entry : node.properties()) {
      var value = new JsonValue(entry.getValue(), file, path + "[\"" + entry.getKey() + "\"]");
      members.add(new Member(value.wellFormed(entry.getKey()), value));
    }
    return members;
  }

  /** A member of an object. */
  record Member(String name, JsonValue value) {}

  String string() throws BadInputException {
    if (!node.isTextual()) {
      throw wrongKind("a string");
    }
    return wellFormed(node.textValue());
  }

  private String wellFormed(String text) throws BadInputException {
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      // A whole pair is read as one code point beyond them.
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        throw error("half of a surrogate pair, which is no character");
      }
      at += Character.charCount(character);
    }
    return text;
  }

  /** A string of one character, as its code point. */
  int character() throws BadInputException {
    String text = string();
    if (text.codePointCount(0, text.length()) != 1) {
      throw wrongKind("a single character");
    }
    return text.codePointAt(0);
  }

  boolean bool() throws BadInputException {
    if (!node.isBoolean()) {
      throw wrongKind("true or false");
    }
    return node.booleanValue();
  }

  /** A whole number of 0 or more. */
  int count() throws BadInputException {
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
      throw wrongKind("a whole number from 0 to " + Integer.MAX_VALUE);
    }
    return node.intValue();
  }

  double number() throws BadInputException {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw wrongKind("a number");
    }
    return node.doubleValue();
  }

  /** The member {@code type}. */
  String type() throws BadInputException {
    return get("type").string();
  }

  /** What to throw where the type is none that Firth knows. */
  BadInputException unknownType(String kind) throws BadInputException {
    return error("there is no " + kind + " of the type \"" + type() + "\"");
  }

  boolean bool(String name) throws BadInputException {
    return get(name).bool();
  }

  boolean bool(String name, boolean ifMissing) throws BadInputException {
    Optional<JsonValue> value = find(name);
    return value.isPresent() ? value.get().bool() : ifMissing;
  }

  String string(String name) throws BadInputException {
    return get(name).string();
  }

  /** A string member, or null. */
  String stringOrNull(String name) throws BadInputException {
    Optional<JsonValue> value = find(name);
    return value.isPresent() ? value.get().string() : null;
  }

  int count(String name) throws BadInputException {
    return get(name).count();
  }
}
