package dev.firth.tokenizers.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.pretokenize.PrependScheme;
import java.util.Arrays;
import java.util.Optional;

/** The options of {@code Metaspace}, which is a pre-tokenizer and a decoder, in all their forms. */
record MetaspaceJson(int replacement, PrependScheme prependScheme, boolean split) {
  /**
   * Older files have {@code add_prefix_space} instead of {@code prepend_scheme}, and {@code
   * str_rep}, which repeats {@code replacement}.
   */
  static MetaspaceJson read(JsonValue json) throws BadInputException {
    Optional<JsonValue> declared = json.find("prepend_scheme");
    PrependScheme scheme = declared.isPresent() ? scheme(declared.get()) : null;
    boolean prefix = json.bool("add_prefix_space", true);
    if (!prefix && scheme != null && scheme != PrependScheme.NEVER) {
      throw json.get("add_prefix_space").error("false contradicts the prepend_scheme");
    }
    if (scheme == null) {
      scheme = prefix ? PrependScheme.ALWAYS : PrependScheme.NEVER;
    }
    return new MetaspaceJson(json.get("replacement").character(), scheme, json.bool("split", true));
  }

  private static PrependScheme scheme(JsonValue json) throws BadInputException {
    String name = json.string();
    return Arrays.stream(PrependScheme.values())
        .filter(scheme -> scheme.jsonName().equals(name))
        .findFirst()
        .orElseThrow(() -> json.error("a prepend_scheme is first, never or always"));
  }

  void write(ObjectNode json) {
    json.put("type", "Metaspace")
        .put("replacement", Character.toString(replacement))
        .put("prepend_scheme", prependScheme.jsonName())
        .put("split", split);
  }
}
