package dev.firth.tokenizers.model.bpe;

/**
 * A place in a text that is moved by UTF-8 bytes and read in UTF-16 units. Within a character the
 * units are those around the whole of it.
 */
final class Utf8Place {
  private final CharSequence text;

  /** Bounds of the character at the place, and how many of its bytes lie before the place. */
  private int unit;

  private int next;
  private int bytesInside;
  private int bytesOfCharacter;

  Utf8Place(CharSequence text) {
    this.text = text;
    read();
  }

  private void read() {
    next = unit;
    bytesInside = 0;
    bytesOfCharacter = 0;
    if (unit < text.length()) {
      int character = Character.codePointAt(text, unit);
      next = unit + Character.charCount(character);
      bytesOfCharacter = Utf8Length.of(character);
    }
  }

  /** Moves on; beyond the end of the text it stays there. */
  void advance(int bytes) {
    int left = bytesInside + bytes;
    while (left >= bytesOfCharacter && unit < text.length()) {
      left -= bytesOfCharacter;
      unit = next;
      read();
    }
    bytesInside = unit < text.length() ? left : 0;
  }

  /** First unit of the character at the place. */
  int unitStart() {
    return unit;
  }

  /** The place, or the end of the character that it is in. */
  int unitEnd() {
    return bytesInside == 0 ? unit : next;
  }
}
