package dev.firth.tokenizers.postprocess;

import dev.firth.tokenizers.Encoding;
import java.util.List;
import java.util.Objects;

/** A token that a post-processor adds, with its id. */
public record SpecialToken(String token, int id) {
  public SpecialToken {
    Objects.requireNonNull(token, "token");
  }

  Encoding encoding(int typeId) {
    return Encoding.special(new int[] {id}, List.of(token), typeId);
  }
}
