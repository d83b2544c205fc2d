package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;

/** Unicode's normal form NFD (canonical decomposition), with the data of Unicode 9. */
public record Nfd() implements Normalizer {
  @Override
  public NormalizedText normalize(NormalizedText text) {
    return NormalForm.decompose(text, false);
  }
}
