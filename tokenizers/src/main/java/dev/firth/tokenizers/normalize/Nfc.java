package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;

/** Unicode's normal form NFC (canonical composition), with the data of Unicode 9. */
public record Nfc() implements Normalizer {
  @Override
  public NormalizedText normalize(NormalizedText text) {
    return NormalForm.compose(text, false);
  }
}
