package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;

/**
 * Turns every byte of the text's UTF-8 into the character that stands for it in GPT-2's
 * vocabularies: {@code ByteLevel} among the normalizers of {@code tokenizer.json}.
 */
public record ByteLevelNormalizer() implements Normalizer {
  @Override
  public NormalizedText normalize(NormalizedText text) {
    return ByteAlphabet.spell(text);
  }
}
