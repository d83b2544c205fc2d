package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.normalize.UnicodeData;
import java.lang.Character.UnicodeScript;
import java.util.function.Consumer;

/**
 * Cuts where the script changes; Hiragana, Katakana and Han count as one, blanks as any. Blanks
 * before the first other character are lost. The scripts are those of Unicode 9; what it does not
 * know goes with any script.
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
    if (codePoint == ' ' || !UnicodeData.isAssigned(codePoint)) {
      return null;
    }
    return switch (codePoint) {
      case LONG_VOWEL_MARK -> UnicodeScript.HAN;
      // Later versions gave these to other scripts.
      case 0x589, 0x61c -> UnicodeScript.COMMON;
      case 0x953, 0x954 -> UnicodeScript.DEVANAGARI;
      default -> folded(UnicodeScript.of(codePoint));
    };
  }

  private static UnicodeScript folded(UnicodeScript script) {
    return switch (script) {
      case HIRAGANA, KATAKANA -> UnicodeScript.HAN;
      case UNKNOWN -> null;
      default -> script;
    };
  }
}
