package dev.firth.tokenizers.model.bpe;

/**
 * Cuts UTF-8 text into the pieces that a regular expression of a byte-level encoding finds, one
 * after the other and nothing between. Written by hand: no step looks back, and none is taken
 * twice. Arrays of text have at least {@value #PADDING} bytes of zero after the end of the text.
 */
abstract class BytePattern {
  static final int PADDING = 16;

  /** End of the piece that begins at a place before the end of the text. */
  abstract int end(byte[] text, int from, int to);

  /**
   * Cuts until the text or the array ends.
   *
   * @param ends takes the ends of the pieces
   * @return how many pieces
   */
  int cut(byte[] text, int from, int to, int[] ends) {
    int count = 0;
    for (int at = from; at < to && count < ends.length; ) {
      at = end(text, at, to);
      ends[count++] = at;
    }
    return count;
  }

  /** End of what {@code \s+(?!\S)|\s+} takes of white space that ends at a place. */
  static int spacesBefore(byte[] text, int from, int runEnd, int to) {
    if (runEnd == to) {
      return runEnd;
    }
    int last = Utf8Classes.before(text, runEnd);
    return last > from ? last : runEnd;
  }

  /** End of the letters from a place on. */
  static int letters(byte[] text, int from, int to) {
    int end = AsciiRuns.letters(text, from);
    return text[end] >= 0 ? end : Utf8Classes.runEnd(text, end, to, Utf8Classes.LETTER);
  }

  /** End of the digits and other numbers from a place on, of so many at most. */
  static int digits(byte[] text, int from, int to, int most) {
    int end = from;
    for (int i = 0; i < most && end < to; i++) {
      if ((Utf8Classes.at(text, end) & Utf8Classes.NUMBER) == 0) {
        break;
      }
      end += Utf8Classes.width(text, end);
    }
    return end;
  }

  /** Whether one of the bytes of an ASCII letter, whatever its case, is at a place. */
  static boolean isLetter(byte[] text, int at, int lower) {
    return (text[at] | 0x20) == lower;
  }

  /**
   * End of an English contraction in either case, the expression {@code (?i:'s|'t|'re|'ve|'m|'ll|
   * 'd)}, or the place itself. The long s is an s in another case, too.
   */
  static int contraction(byte[] text, int at, int to) {
    if (at + 1 >= to || text[at] != '\'') {
      return at;
    }
    int first = text[at + 1] | 0x20;
    if (text[at + 1] < 0) {
      boolean longS = text[at + 1] == (byte) 0xC5 && text[at + 2] == (byte) 0xBF;
      return longS ? at + 3 : at;
    }
    if (first == 's' || first == 't' || first == 'm' || first == 'd') {
      return at + 2;
    }
    if (at + 2 >= to) {
      return at;
    }
    boolean isPair =
        ((first == 'r' || first == 'v') && isLetter(text, at + 2, 'e'))
            || (first == 'l' && isLetter(text, at + 2, 'l'));
    return isPair ? at + 3 : at;
  }
}
