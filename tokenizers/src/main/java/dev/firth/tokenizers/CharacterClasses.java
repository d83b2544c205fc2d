package dev.firth.tokenizers;

/** The two classes of characters that tokenizers ask for most, as Unicode defines them. */
public final class CharacterClasses {
  private CharacterClasses() {}

  /** Whether a code point has the property White_Space, as {@code \s} of most programs means it. */
  public static boolean isWhiteSpace(int c) {
    return switch (c) {
      case '\t', '\n', 0x0b, '\f', '\r', ' ', 0x85, 0xa0, 0x1680 -> true;
      case 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
      default -> c >= 0x2000 && c <= 0x200a;
    };
  }

  /** Whether a code point is part of a word as {@code \w} means it (UTS 18, annex C). */
  public static boolean isWord(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
    return Character.isAlphabetic(c)
        || switch (Character.getType(c)) {
          case Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.DECIMAL_DIGIT_NUMBER,
              Character.CONNECTOR_PUNCTUATION ->
              true;
          default -> c == 0x200c || c == 0x200d;
        };
  }
}
