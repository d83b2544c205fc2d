package dev.firth.tokenizers.words;

import java.util.Locale;
import java.util.Set;

/** Follows a line's words to know which of them begin a sentence, as Moses' programs do. */
final class SentenceStart {
  private static final Set<String> ENDS = Set.of(".", ":", "?", "!");
  private static final Set<String> DELAYS =
      Set.of("(", "[", "\"", "'", "&apos;", "&quot;", "&#91;", "&#93;");

  private boolean atStart = true;

  boolean atStart() {
    return atStart;
  }

  void passed(String word) {
    if (endsSentence(word)) {
      atStart = true;
    } else if (!delaysStart(word)) {
      atStart = false;
    }
  }

  static boolean endsSentence(String word) {
    return ENDS.contains(word);
  }

  /** Whether a word may stand before the first word of a sentence. */
  static boolean delaysStart(String word) {
    return DELAYS.contains(word);
  }

  /** Lower case, character by character: a final sigma is like any other. */
  static String lowerCase(String word) {
    if (word.indexOf('Σ') < 0) {
      return word.toLowerCase(Locale.ROOT);
    }
    var lower = new StringBuilder(word.length());
    word.codePoints().forEach(c -> lower.append(Character.toString(c).toLowerCase(Locale.ROOT)));
    return lower.toString();
  }
}
