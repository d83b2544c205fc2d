package dev.firth.tokenizers.model.bpe;

/** How many bytes a character takes in UTF-8. */
final class Utf8Length {
  private static final int REPLACEMENT = 0xFFFD;

  private Utf8Length() {}

  /** The character itself, or U+FFFD for half of a surrogate pair, which UTF-8 cannot write. */
  static int whole(int character) {
    return Character.MIN_SURROGATE <= character && character <= Character.MAX_SURROGATE
        ? REPLACEMENT
        : character;
  }

  static int of(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
  }
}
