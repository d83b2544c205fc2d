package dev.firth.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.OptionValue.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The options a run really had, in a fixed order, each with its origin. Immutable. As JSON (the
 * {@code options.json} of a run directory): an object of {@code "name": {"value": …, "origin":
 * "default|user|file"}}.
 */
public final class EffectiveOptions {
  private final SequencedMap<String, OptionValue> values;

  private EffectiveOptions(SequencedMap<String, OptionValue> values) {
    this.values = values;
  }

  public static EffectiveOptions none() {
    return of(List.of());
  }

  /** The given options in their order; of two with the same name the later one counts. */
  public static EffectiveOptions of(List<OptionValue> options) {
    var values = new LinkedHashMap<String, OptionValue>();
    options.forEach(option -> values.put(option.name(), option));
    return new EffectiveOptions(values);
  }

  /** These options with one more, or with another value for one. */
  public EffectiveOptions with(String name, Object value, Origin origin) {
    var changed = new LinkedHashMap<>(values);
    changed.put(name, new OptionValue(name, value, origin));
    return new EffectiveOptions(changed);
  }

  public List<OptionValue> all() {
    return List.copyOf(values.values());
  }

  public Optional<OptionValue> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * @throws NoSuchElementException if there is no such option
   */
  public OptionValue get(String name) {
    return find(name).orElseThrow(() -> new NoSuchElementException("no option " + name));
  }

  public String toJson() {
    var tree = new LinkedHashMap<String, Map<String, Object>>();
    values.forEach((name, option) -> tree.put(name, toMap(option)));
    return Json.pretty(tree);
  }

  /** Reads what {@link #toJson()} wrote. */
  public static EffectiveOptions read(Path file) throws IOException {
    try {
      return parse(new ObjectMapper().readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new BadInputException(file + " is not a file of options: " + Json.reason(e), e);
    }
  }

  private static EffectiveOptions parse(JsonNode tree) {
    if (!tree.isObject()) {
      throw new IllegalArgumentException("it holds no JSON object");
    }
    var values = new LinkedHashMap<String, OptionValue>();
    for (var entry : tree.properties()) {
      JsonNode node = entry.getValue();
      if (!node.path("origin").isTextual()) {
        throw new IllegalArgumentException("option " + entry.getKey() + " has no origin");
      }
      var origin = Origin.valueOf(node.path("origin").asText().toUpperCase(Locale.ROOT));
      values.put(
          entry.getKey(), new OptionValue(entry.getKey(), Json.value(node.path("value")), origin));
    }
    return new EffectiveOptions(values);
  }

  private static Map<String, Object> toMap(OptionValue option) {
    var map = new LinkedHashMap<String, Object>();
    map.put("value", option.value());
    map.put("origin", option.origin().name().toLowerCase(Locale.ROOT));
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EffectiveOptions o && values.equals(o.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.values().toString();
  }
}
