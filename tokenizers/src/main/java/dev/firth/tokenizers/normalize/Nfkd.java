package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;

/** Unicode's normal form NFKD (compatibility decomposition), with the data of Unicode 9. */
public record Nfkd() implements Normalizer {
  @Override
  public NormalizedText normalize(NormalizedText text) {
    return NormalForm.decompose(text, true);
  }
}
