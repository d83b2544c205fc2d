package dev.firth.runs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
    var text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  static String line(Object value) {
    var text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  /**
   * Writes value by value, not through an ObjectMapper, which takes a third of a second of a short
   * command to load. Numbers that JSON does not have (NaN, infinities) become strings; paths, times
   * and enums too.
   */
  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> writeObject(json, map);
      case Collection<?> list -> writeArray(json, list);
      case Object[] array -> writeArray(json, Arrays.asList(array));
      case Boolean truth -> json.writeBoolean(truth);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Float number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Number number -> json.writeNumber(new BigDecimal(number.toString()));
      case CharSequence text -> json.writeString(text.toString());
      case Enum<?> constant -> json.writeString(constant.toString());
      case Path path -> json.writeString(path.toString());
      case Instant time -> json.writeString(time.toString());
      default -> throw new IllegalArgumentException("not a value for JSON: " + value.getClass());
    }
  }

  private static void writeObject(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (var entry : map.entrySet()) {
      json.writeFieldName(String.valueOf(entry.getKey()));
      write(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeArray(JsonGenerator json, Collection<?> list) throws IOException {
    json.writeStartArray();
    for (Object element : list) {
      write(json, element);
    }
    json.writeEndArray();
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
