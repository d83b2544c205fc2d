package dev.firth.tokenizers.words;

/**
 * Kinds of characters as the Perl programs of Moses name them: the properties of Unicode that
 * Perl's {@code \p{IsAlnum}} and its like stand for.
 */
final class CharacterKinds {
  private static final byte ALPHABETIC = 1;
  private static final byte DIGIT = 2;
  private static final byte[] ASCII = ascii();

  private CharacterKinds() {}

  private static byte[] ascii() {
    byte[] kinds = new byte[128];
    for (int c = 0; c < 128; c++) {
      kinds[c] = Character.isAlphabetic(c) ? ALPHABETIC : Character.isDigit(c) ? DIGIT : 0;
    }
    return kinds;
  }

  /** {@code \p{IsAlpha}}. */
  static boolean isAlphabetic(int c) {
    return c < 128 ? ASCII[c] == ALPHABETIC : Character.isAlphabetic(c);
  }

  /** {@code \p{IsAlnum}}. */
  static boolean isAlphanumeric(int c) {
    return c < 128 ? ASCII[c] != 0 : Character.isAlphabetic(c) || Character.isDigit(c);
  }

  /** {@code \p{IsN}}. */
  static boolean isNumber(int c) {
    if (c < 128) {
      return ASCII[c] == DIGIT;
    }
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /** {@code \p{IsSc}}. */
  static boolean isCurrency(int c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  /** {@code \p{IsPi}}. */
  static boolean isOpeningQuote(int c) {
    return Character.getType(c) == Character.INITIAL_QUOTE_PUNCTUATION;
  }

  /** {@code \p{IsPf}}. */
  static boolean isClosingQuote(int c) {
    return Character.getType(c) == Character.FINAL_QUOTE_PUNCTUATION;
  }

  static boolean isAsciiDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
