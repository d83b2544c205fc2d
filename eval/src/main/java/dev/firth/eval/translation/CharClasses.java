package dev.firth.eval.translation;

import java.util.function.IntUnaryOperator;

/** What the rules of a tokenizer take each character for. */
final class CharClasses {
  static final byte OTHER = 0;

  /** Separates and vanishes. */
  static final byte BLANK = 1;

  static final byte DIGIT = 2;

  /** A token of its own unless it stands between digits. */
  static final byte MARK = 3;

  /** A token of its own, always. */
  static final byte ALONE = 4;

  /** A token of its own behind a digit. */
  static final byte DASH = 5;

  static final byte APOSTROPHE = 6;

  /** The class is that of the code point, not of its surrogates. */
  private static final byte LARGE = 7;

  /** mteval-v13a: Western punctuation, in ASCII alone. */
  static final CharClasses MTEVAL_13A = new CharClasses(CharClasses::western, false);

  /** mteval-v14, international: Unicode's numbers, punctuation and symbols. */
  static final CharClasses INTERNATIONAL = new CharClasses(CharClasses::international, true);

  /** Chinese characters alone, the rest as in 13a. */
  static final CharClasses CHINESE =
      new CharClasses(c -> isBlankOr(c, isChinese(c)) ? alone(c) : western(c), false);

  /** Tercom's normalisation. */
  static final CharClasses TERCOM =
      new CharClasses(c -> c == '\'' ? APOSTROPHE : western(c), false);

  /** Tercom's normalisation with support for Asian languages. */
  static final CharClasses TERCOM_ASIAN =
      new CharClasses(
          c -> c == '\'' ? APOSTROPHE : isBlankOr(c, AsianMarks.isAlone(c)) ? alone(c) : western(c),
          false);

  private final byte[] small = new byte[1 << 16];
  private final IntUnaryOperator classOf;

  private CharClasses(IntUnaryOperator classOf, boolean largeDiffer) {
    this.classOf = classOf;
    for (int c = 0; c < small.length; c++) {
      small[c] =
          largeDiffer && Character.isSurrogate((char) c) ? LARGE : (byte) classOf.applyAsInt(c);
    }
  }

  /** The class of the character at a place. */
  byte of(char[] text, int at, int length) {
    byte found = small[text[at]];
    return found == LARGE
        ? (byte) classOf.applyAsInt(Character.codePointAt(text, at, length))
        : found;
  }

  /** How many elements of the text the character at a place takes up, for the rules. */
  int size(char[] text, int at, int length) {
    return small[text[at]] == LARGE
        ? Character.charCount(Character.codePointAt(text, at, length))
        : 1;
  }

  /** Whether a character is a blank or a token of its own to Western rules. */
  static boolean endsWesternWord(char c) {
    byte found = MTEVAL_13A.small[c];
    return found == ALONE || c == ' ';
  }

  private static byte western(int c) {
    if (PythonText.isBlank(c)) {
      return BLANK;
    }
    if (c >= '0' && c <= '9') {
      return DIGIT;
    }
    return switch (c) {
      case '.', ',' -> MARK;
      case '-' -> DASH;
      case '\'' -> OTHER;
      default -> c > ' ' && c < 0x7F && !Character.isLetter(c) ? ALONE : OTHER;
    };
  }

  private static byte international(int c) {
    if (PythonText.isBlank(c)) {
      return BLANK;
    }
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> DIGIT;
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          MARK;
      case Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          ALONE;
      default -> OTHER;
    };
  }

  private static boolean isBlankOr(int c, boolean alone) {
    return alone || PythonText.isBlank(c);
  }

  private static byte alone(int c) {
    return PythonText.isBlank(c) ? BLANK : ALONE;
  }

  /**
   * What sacreBLEU takes for Chinese. Its ranges for the large planes are written with four digits
   * and a fifth that counts as a character, so that they hold U+2001 to U+2A6D and U+2F81 to U+2FA1
   * instead; the published scores are made with them.
   */
  private static boolean isChinese(int c) {
    return (c >= 0x2001 && c <= 0x2A6D)
        || (c >= 0x2E80 && c <= 0x2EFF)
        || (c >= 0x2F00 && c <= 0x2FDF)
        || (c >= 0x2FF0 && c <= 0x303F)
        || (c >= 0x3100 && c <= 0x312F)
        || (c >= 0x31A0 && c <= 0x31BF)
        || (c >= 0x31C0 && c <= 0x31EF)
        || (c >= 0x3200 && c <= 0x4DB5)
        || (c >= 0x4E00 && c <= 0x9FBB)
        || (c >= 0xF900 && c <= 0xFA2D)
        || (c >= 0xFA30 && c <= 0xFA6A)
        || (c >= 0xFA70 && c <= 0xFAD9)
        || (c >= 0xFE10 && c <= 0xFE1F)
        || (c >= 0xFE30 && c <= 0xFE4F)
        || (c >= 0xFF00 && c <= 0xFFEF);
  }
}
