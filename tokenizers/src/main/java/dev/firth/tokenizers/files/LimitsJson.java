package dev.firth.tokenizers.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Padding;
import dev.firth.tokenizers.Side;
import dev.firth.tokenizers.Truncation;
import java.util.Optional;

/** Truncation and padding in {@code tokenizer.json}. */
final class LimitsJson {
  private LimitsJson() {}

  static Truncation truncation(JsonValue json) throws BadInputException {
    Optional<JsonValue> direction = json.find("direction");
    return new Truncation(
        json.count("max_length"),
        json.count("stride"),
        strategy(json.get("strategy")),
        direction.isPresent() ? side(direction.get()) : Side.RIGHT);
  }

  private static Truncation.Strategy strategy(JsonValue json) throws BadInputException {
    return switch (json.string()) {
      case "LongestFirst" -> Truncation.Strategy.LONGEST_FIRST;
      case "OnlyFirst" -> Truncation.Strategy.ONLY_FIRST;
      case "OnlySecond" -> Truncation.Strategy.ONLY_SECOND;
      default -> throw json.error("a strategy is LongestFirst, OnlyFirst or OnlySecond");
    };
  }

  private static Side side(JsonValue json) throws BadInputException {
    return switch (json.string()) {
      case "Left" -> Side.LEFT;
      case "Right" -> Side.RIGHT;
      default -> throw json.error("a direction is Left or Right");
    };
  }

  static Padding padding(JsonValue json) throws BadInputException {
    Optional<JsonValue> multiple = json.find("pad_to_multiple_of");
    return new Padding(
        length(json.get("strategy")),
        multiple.isPresent() ? multiple.get().count() : 0,
        side(json.get("direction")),
        json.count("pad_id"),
        json.count("pad_type_id"),
        json.string("pad_token"));
  }

  private static int length(JsonValue json) throws BadInputException {
    if (json.isObject()) {
      return json.count("Fixed");
    }
    if (!json.string().equals("BatchLongest")) {
      throw json.error("a strategy is \"BatchLongest\" or {\"Fixed\": length}");
    }
    return Padding.LONGEST;
  }

  static ObjectNode write(Truncation truncation) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("direction", write(truncation.side()))
        .put("max_length", truncation.maxLength())
        .put(
            "strategy",
            switch (truncation.strategy()) {
              case LONGEST_FIRST -> "LongestFirst";
              case ONLY_FIRST -> "OnlyFirst";
              case ONLY_SECOND -> "OnlySecond";
            })
        .put("stride", truncation.stride());
  }

  static ObjectNode write(Padding padding) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (padding.length() == Padding.LONGEST) {
      json.put("strategy", "BatchLongest");
    } else {
      json.putObject("strategy").put("Fixed", padding.length());
    }
    return json.put("direction", write(padding.side()))
        .put("pad_to_multiple_of", padding.multipleOf() == 0 ? null : padding.multipleOf())
        .put("pad_id", padding.id())
        .put("pad_type_id", padding.typeId())
        .put("pad_token", padding.token());
  }

  private static String write(Side side) {
    return side == Side.LEFT ? "Left" : "Right";
  }
}
