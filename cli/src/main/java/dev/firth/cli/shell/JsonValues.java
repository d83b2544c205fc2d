package dev.firth.cli.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain values made fit for JSON. */
final class JsonValues {
  private JsonValues() {}

  /** The same value with null for NaN and the infinities, which JSON cannot say. */
  static Object finite(Object value) {
    return switch (value) {
      case Double d when !Double.isFinite(d) -> null;
      case Map<?, ?> map -> finite(map);
      case List<?> list -> list.stream().map(JsonValues::finite).toList();
      case null -> null;
      default -> value;
    };
  }

  private static Map<Object, Object> finite(Map<?, ?> map) {
    var finite = new LinkedHashMap<Object, Object>();
    map.forEach((key, value) -> finite.put(key, finite(value)));
    return finite;
  }
}
