package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;

/**
 * Lower-cases every character by itself, in no language: a final sigma becomes {@code σ} like any
 * other, and {@code İ} becomes two characters.
 */
public record Lowercase() implements Normalizer {
  private static final int I_WITH_DOT = 0x130;
  private static final int DOT_ABOVE = 0x307;

  @Override
  public NormalizedText normalize(NormalizedText text) {
    int length = text.length();
    int first = firstToChange(text);
    if (first == length) {
      return text;
    }
    NormalizedText.Editor editor = text.edit().keepTo(first);
    for (int i = first; i < length; ) {
      int codePoint = text.codePointAt(i);
      if (codePoint == I_WITH_DOT) {
        editor.replace('i').insert(DOT_ABOVE);
      } else {
        editor.replace(Character.toLowerCase(codePoint));
      }
      i += Character.charCount(codePoint);
    }
    return editor.done();
  }

  private static int firstToChange(NormalizedText text) {
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (Character.toLowerCase(codePoint) != codePoint) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }
}
