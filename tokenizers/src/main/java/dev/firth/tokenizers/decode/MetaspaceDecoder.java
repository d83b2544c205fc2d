package dev.firth.tokenizers.decode;

import dev.firth.tokenizers.Decoder;
import dev.firth.tokenizers.pretokenize.PrependScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Turns the sign that SentencePiece writes for blanks back into blanks, and leaves it out of the
 * first token if the pre-tokenizer puts one there.
 *
 * @param replacement the sign, a code point
 * @param prependScheme when the pre-tokenizer puts one before a text
 * @param split without meaning here, kept for the file
 */
public record MetaspaceDecoder(int replacement, PrependScheme prependScheme, boolean split)
    implements Decoder {
  public MetaspaceDecoder {
    Objects.requireNonNull(prependScheme, "prependScheme");
  }

  @Override
  public List<String> decode(List<String> tokens) {
    String sign = Character.toString(replacement);
    String first = prependScheme == PrependScheme.NEVER ? " " : "";
    var parts = new ArrayList<String>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      parts.add(tokens.get(i).replace(sign, i == 0 ? first : " "));
    }
    return parts;
  }
}
