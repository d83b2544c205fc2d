package dev.firth.tokenizers.model.bpe;

/**
 * The pattern of cl100k and of encodings that took it over: {@code
 * (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|
 * \s*[\r\n]+|\s+(?!\S)|\s+}.
 */
final class Cl100kPattern extends BytePattern {
  private static final int LETTER_OR_NUMBER = Utf8Classes.LETTER | Utf8Classes.NUMBER;
  private static final int NOT_OTHER = Utf8Classes.SPACE | LETTER_OR_NUMBER;

  private final int mostDigits;
  private final boolean spacesAtEndStayWhole;

  /**
   * A variant of the pattern.
   *
   * @param mostDigits how many digits a piece has: 3, and 1 in later encodings
   * @param spacesAtEndStayWhole with {@code \s++$} before {@code \s*[\r\n]+}, as tiktoken has it
   *     now: white space at the end of a text is not cut after its last line break
   */
  Cl100kPattern(int mostDigits, boolean spacesAtEndStayWhole) {
    this.mostDigits = mostDigits;
    this.spacesAtEndStayWhole = spacesAtEndStayWhole;
  }

  @Override
  int end(byte[] text, int from, int to) {
    byte first = text[from];
    if (first == ' ' && AsciiRuns.isLetter(text[from + 1])) {
      return letters(text, from + 1, to);
    }
    int end = first == '\'' ? contraction(text, from, to) : from;
    return end > from ? end : endOfRest(text, from, to);
  }

  private int endOfRest(byte[] text, int from, int to) {
    int kind = Utf8Classes.at(text, from);
    if ((kind & Utf8Classes.LETTER) != 0) {
      return letters(text, from, to);
    }
    if ((kind & Utf8Classes.NUMBER) != 0) {
      return digits(text, from, to, mostDigits);
    }
    int next = from + Utf8Classes.width(text, from);
    int nextKind = next < to ? Utf8Classes.at(text, next) : Utf8Classes.SPACE;
    if ((kind & Utf8Classes.NEWLINE) == 0 && (nextKind & Utf8Classes.LETTER) != 0) {
      return letters(text, next, to);
    }
    if ((kind & Utf8Classes.SPACE) == 0) {
      return others(text, next, to);
    }
    if (text[from] == ' ' && (nextKind & NOT_OTHER) == 0) {
      return others(text, next, to);
    }
    return spaces(text, from, to);
  }

  private static int others(byte[] text, int from, int to) {
    int end = Utf8Classes.runEndWithout(text, from, to, NOT_OTHER);
    return Utf8Classes.runEnd(text, end, to, Utf8Classes.NEWLINE);
  }

  private int spaces(byte[] text, int from, int to) {
    int runEnd = Utf8Classes.runEnd(text, from, to, Utf8Classes.SPACE);
    if (spacesAtEndStayWhole && runEnd == to) {
      return to;
    }
    int afterBreak = afterLastLineBreak(text, from, runEnd);
    return afterBreak > from ? afterBreak : spacesBefore(text, from, runEnd, to);
  }

  /** One past the last line break of a run, or its start where it has none. */
  static int afterLastLineBreak(byte[] text, int from, int runEnd) {
    int at = runEnd;
    while (at > from && text[at - 1] != '\n' && text[at - 1] != '\r') {
      at--;
    }
    return at;
  }
}
