package dev.firth.eval.baseline.index;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The words of scikit-learn's {@code CountVectorizer} and {@code TfidfVectorizer} by default: the
 * text in lower case, cut by the pattern {@code (?u)\b\w\w+\b}, which is runs of at least two
 * letters, digits and underscores. Python counts as such what is a letter or has a numeric value,
 * but no combining mark, unlike Java's {@code \w}.
 */
final class SklearnWords implements WordTokenizer {
  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    String text = new String(utf8, offset, length, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    int start = 0;
    int characters = 0;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int character = text.codePointAt(i);
      next = i + Character.charCount(character);
      if (isWord(character)) {
        characters++;
      } else {
        give(text, start, i, characters, sink);
        start = next;
        characters = 0;
      }
    }
    give(text, start, text.length(), characters, sink);
  }

  private static void give(String text, int start, int end, int characters, TokenSink sink) {
    if (characters >= 2) {
      byte[] word = text.substring(start, end).getBytes(StandardCharsets.UTF_8);
      sink.token(word, 0, word.length);
    }
  }

  private static boolean isWord(int character) {
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> character == '_';
    };
  }

  @Override
  public String signature() {
    return "sklearn";
  }
}
