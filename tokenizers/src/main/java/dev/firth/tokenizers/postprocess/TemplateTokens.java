package dev.firth.tokenizers.postprocess;

import java.util.List;
import java.util.Objects;

/**
 * Special tokens under one name in a template; mostly a single token under its own name.
 *
 * @param id the name
 * @param ids ids of the tokens
 * @param tokens their texts
 */
public record TemplateTokens(String id, List<Integer> ids, List<String> tokens) {
  public TemplateTokens {
    Objects.requireNonNull(id, "id");
    ids = List.copyOf(ids);
    tokens = List.copyOf(tokens);
    if (ids.size() != tokens.size()) {
      throw new IllegalArgumentException(
          "'" + id + "' has " + ids.size() + " ids for " + tokens.size() + " tokens");
    }
  }

  /** A single token under its own name. */
  public static TemplateTokens of(String token, int id) {
    return new TemplateTokens(token, List.of(id), List.of(token));
  }
}
