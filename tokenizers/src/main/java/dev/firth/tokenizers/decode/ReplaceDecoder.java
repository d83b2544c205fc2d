package dev.firth.tokenizers.decode;

import dev.firth.tokenizers.Decoder;
import dev.firth.tokenizers.SearchPattern;
import java.util.List;
import java.util.Objects;

/** Puts a string in the place of every match of a pattern within a part. */
public record ReplaceDecoder(SearchPattern pattern, String content) implements Decoder {
  public ReplaceDecoder {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(content, "content");
  }

  @Override
  public List<String> decode(List<String> tokens) {
    return tokens.stream().map(this::replace).toList();
  }

  private String replace(String token) {
    var text = new StringBuilder();
    int[] done = {0};
    pattern.find(
        token,
        (from, to) -> {
          text.append(token, done[0], from).append(content);
          done[0] = to;
        });
    return text.append(token, done[0], token.length()).toString();
  }
}
