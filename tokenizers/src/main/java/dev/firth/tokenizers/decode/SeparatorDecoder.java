package dev.firth.tokenizers.decode;

import dev.firth.tokenizers.Decoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Joins parts of words that end in a separator with what comes next, and puts blanks between words:
 * {@code lo@@ w er} becomes {@code low er}. The inverse of subword-nmt, as its manual does it.
 *
 * @param separator what stands behind every part of a word but the last
 */
public record SeparatorDecoder(String separator) implements Decoder {
  public SeparatorDecoder {
    Objects.requireNonNull(separator);
  }

  @Override
  public List<String> decode(List<String> tokens) {
    var parts = new ArrayList<String>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      boolean last = i + 1 == tokens.size();
      boolean open = !separator.isEmpty() && token.endsWith(separator);
      String bare = open ? token.substring(0, token.length() - separator.length()) : token;
      parts.add(open || last ? bare : bare + " ");
    }
    return parts;
  }
}
