package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import java.lang.Character.UnicodeScript;
import java.util.function.Consumer;

/**
 * Cuts where the script changes; Hiragana, Katakana and Han count as one, blanks as any. Blanks
 * before the first other character are lost.
 */
public record UnicodeScripts() implements PreTokenizer {
  private static final int LONG_VOWEL_MARK = 0x30fc;

  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    UnicodeScript last = null;
    int start = -1;
    int length = text.length();
    for (int at = 0; at < length; ) {
      int codePoint = text.codePointAt(at);
      UnicodeScript script = scriptOf(codePoint);
      if (script != null && script != last) {
        if (start >= 0) {
          pieces.accept(text.part(start, at));
        }
        start = at;
        last = script;
      }
      at += Character.charCount(codePoint);
    }
    if (start >= 0) {
      pieces.accept(text.part(start, length));
    }
  }

  /** Null for what goes with any script. */
  private static UnicodeScript scriptOf(int codePoint) {
    if (codePoint == ' ') {
      return null;
    }
    if (codePoint == LONG_VOWEL_MARK) {
      return UnicodeScript.HAN;
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    return switch (script) {
      case HIRAGANA, KATAKANA -> UnicodeScript.HAN;
      case UNKNOWN -> null;
      default -> script;
    };
  }
}
