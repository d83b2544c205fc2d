package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.normalize.UnicodeData;
import java.util.function.Consumer;

/**
 * Runs of word characters, and runs of what is neither that nor white space: the regular expression
 * {@code \w+|[^\w\s]+}. Word characters are letters, marks, decimal digits, connectors such as the
 * underscore, and the two joiners.
 */
public record Whitespace() implements PreTokenizer {
  private static final int SPACE = 0;
  private static final int WORD = 1;
  private static final int OTHER = 2;

  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    int length = text.length();
    int start = 0;
    int kind = SPACE;
    for (int at = 0; at < length; ) {
      int codePoint = text.codePointAt(at);
      int next = kindOf(codePoint);
      if (next != kind) {
        if (kind != SPACE) {
          pieces.accept(text.part(start, at));
        }
        start = at;
        kind = next;
      }
      at += Character.charCount(codePoint);
    }
    if (kind != SPACE) {
      pieces.accept(text.part(start, length));
    }
  }

  private static int kindOf(int codePoint) {
    return isWord(codePoint) ? WORD : UnicodeData.isWhiteSpace(codePoint) ? SPACE : OTHER;
  }

  private static boolean isWord(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.CONNECTOR_PUNCTUATION ->
          true;
      case Character.FORMAT -> codePoint == 0x200c || codePoint == 0x200d;
      case Character.OTHER_SYMBOL -> Character.isAlphabetic(codePoint);
      default -> false;
    };
  }
}
