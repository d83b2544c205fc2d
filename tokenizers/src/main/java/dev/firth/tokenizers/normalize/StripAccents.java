package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;

/**
 * Drops combining marks of every kind. Accents that are part of a letter stay: put {@link Nfd} or
 * {@link Nfkd} before it.
 */
public record StripAccents() implements Normalizer {
  @Override
  public NormalizedText normalize(NormalizedText text) {
    return Rewriting.keep(text, codePoint -> !UnicodeData.isCombiningMark(codePoint));
  }
}
