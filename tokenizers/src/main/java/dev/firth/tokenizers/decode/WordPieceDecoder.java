package dev.firth.tokenizers.decode;

import dev.firth.tokenizers.Decoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Joins tokens that carry the prefix of continuing tokens to the one before and puts a blank before
 * all others.
 *
 * @param prefix the prefix, {@code ##} for BERT
 * @param cleanup whether blanks before punctuation and English contractions are taken out
 */
public record WordPieceDecoder(String prefix, boolean cleanup) implements Decoder {
  public WordPieceDecoder {
    Objects.requireNonNull(prefix, "prefix");
  }

  @Override
  public List<String> decode(List<String> tokens) {
    var parts = new ArrayList<String>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (i > 0) {
        token = token.startsWith(prefix) ? token.substring(prefix.length()) : " " + token;
      }
      parts.add(cleanup ? Cleanup.clean(token) : token);
    }
    return parts;
  }
}
