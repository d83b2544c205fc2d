package dev.firth.tokenizers.decode;

import dev.firth.tokenizers.Decoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Puts a blank where a token carries the suffix that ends a word, but none at the very end; {@code
 * BPEDecoder} in {@code tokenizer.json}.
 */
public record BpeDecoder(String suffix) implements Decoder {
  public BpeDecoder {
    Objects.requireNonNull(suffix, "suffix");
  }

  @Override
  public List<String> decode(List<String> tokens) {
    var parts = new ArrayList<String>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      boolean last = i == tokens.size() - 1;
      parts.add(tokens.get(i).replace(suffix, last ? "" : " "));
    }
    return parts;
  }
}
