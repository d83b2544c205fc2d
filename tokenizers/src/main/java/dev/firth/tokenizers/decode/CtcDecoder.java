package dev.firth.tokenizers.decode;

import dev.firth.tokenizers.Decoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * For the output of connectionist temporal classification (Graves et al. 2006): a token that comes
 * several times in a row counts once, padding separates, a sign stands for the blank between words.
 *
 * @param padToken the padding
 * @param wordDelimiterToken the sign between words
 * @param cleanup whether that sign becomes a blank and blanks before punctuation are taken out
 */
public record CtcDecoder(String padToken, String wordDelimiterToken, boolean cleanup)
    implements Decoder {
  public CtcDecoder {
    Objects.requireNonNull(padToken, "padToken");
    Objects.requireNonNull(wordDelimiterToken, "wordDelimiterToken");
  }

  @Override
  public List<String> decode(List<String> tokens) {
    var parts = new ArrayList<String>(tokens.size());
    String last = null;
    for (String token : tokens) {
      if (!token.equals(last)) {
        String part = read(token);
        if (!part.isEmpty()) {
          parts.add(part);
        }
      }
      last = token;
    }
    return parts;
  }

  private String read(String token) {
    String part = token.replace(padToken, "");
    return cleanup ? Cleanup.clean(part).replace(wordDelimiterToken, " ") : part;
  }
}
