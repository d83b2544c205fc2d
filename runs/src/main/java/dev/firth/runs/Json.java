package dev.firth.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON of a run's files: plain maps, lists, strings and numbers. */
final class Json {
  private Json() {}

  static String pretty(Object value) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(plain(value))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a value for JSON: " + value, e);
    }
  }

  static String line(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(plain(value)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a value for JSON: " + value, e);
    }
  }

  /** What Jackson writes without further modules: paths, times and enums become strings. */
  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, v) -> copy.put(String.valueOf(key), plain(v)));
        yield copy;
      }
      case Collection<?> list -> list.stream().map(Json::plain).toList();
      case Object[] array -> Arrays.stream(array).map(Json::plain).toList();
      case Path path -> path.toString();
      case Instant time -> time.toString();
      case Enum<?> constant -> constant.toString();
      case null -> null;
      default -> value;
    };
  }

  /** The plain Java value of a node. */
  static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.numberValue();
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        node.forEach(element -> list.add(value(element)));
        yield list;
      }
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        yield map;
      }
      default -> null;
    };
  }

  /** The reason of a failed reading in one line. */
  static String reason(Exception e) {
    if (e instanceof JsonProcessingException j) {
      var place = j.getLocation();
      return j.getOriginalMessage().replaceAll("\\s+", " ")
          + (place == null ? "" : " (line " + place.getLineNr() + ")");
    }
    return e.getMessage();
  }
}
