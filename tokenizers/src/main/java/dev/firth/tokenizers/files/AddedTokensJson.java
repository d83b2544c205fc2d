package dev.firth.tokenizers.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Tokenizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The added tokens of {@code tokenizer.json}. */
final class AddedTokensJson {
  private AddedTokensJson() {}

  /** The tokens in the order of the file with the ids that it says. */
  static Map<AddedToken, JsonValue> read(JsonValue json) throws BadInputException {
    var tokens = new LinkedHashMap<AddedToken, JsonValue>();
    var contents = new HashMap<Integer, String>();
    for (JsonValue element : json.array()) {
      AddedToken token = token(element);
      int id = element.count("id");
      String other = contents.put(id, token.content());
      if (other != null && !other.equals(token.content())) {
        throw element.get("id").error("the token '" + other + "' has the same id " + id);
      }
      tokens.put(token, element.get("id"));
    }
    return tokens;
  }

  private static AddedToken token(JsonValue json) throws BadInputException {
    return new AddedToken(
        json.string("content"),
        json.bool("single_word"),
        json.bool("lstrip"),
        json.bool("rstrip"),
        json.bool("normalized"),
        json.bool("special"));
  }

  static ArrayNode write(Tokenizer tokenizer) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    tokenizer
        .addedTokens()
        .forEach(
            (id, token) ->
                json.addObject()
                    .put("id", id)
                    .put("content", token.content())
                    .put("single_word", token.singleWord())
                    .put("lstrip", token.lstrip())
                    .put("rstrip", token.rstrip())
                    .put("normalized", token.normalized())
                    .put("special", token.special()));
    return json;
  }
}
