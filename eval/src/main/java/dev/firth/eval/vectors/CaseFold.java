package dev.firth.eval.vectors;

import java.util.Locale;

/**
 * How words of questions and words of a vocabulary are made comparable. Where two words of the
 * vocabulary fold to the same text, the first one stands for it: the most frequent one in a
 * vocabulary sorted by frequency.
 */
public enum CaseFold {
  /** Words are compared as they are. */
  NONE,
  /** The letters a to z become upper case and nothing else changes, as in word2vec's programs. */
  ASCII,
  /** Upper case by Unicode's full mappings, as gensim's evaluations do it. */
  UNICODE;

  /** The folded form of a word. */
  public String fold(String word) {
    return switch (this) {
      case NONE -> word;
      case ASCII -> foldAscii(word);
      case UNICODE -> word.toUpperCase(Locale.ROOT);
    };
  }

  private static String foldAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (isLower(word.charAt(i))) {
        char[] folded = word.toCharArray();
        for (int j = i; j < folded.length; j++) {
          folded[j] = isLower(folded[j]) ? (char) (folded[j] - 'a' + 'A') : folded[j];
        }
        return new String(folded);
      }
    }
    return word;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** The name used in signatures and options. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
