package dev.firth.tokenizers.model.bpe;

/**
 * The pattern of o200k, where a word ends before a capital and takes its contraction along:
 *
 * <pre>
 * [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * |[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * |\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+
 * </pre>
 */
final class O200kPattern extends BytePattern {
  private static final int WORD = Utf8Classes.UPPER | Utf8Classes.LOWER;
  private static final int LETTER_OR_NUMBER = Utf8Classes.LETTER | Utf8Classes.NUMBER;
  private static final int NOT_OTHER = Utf8Classes.SPACE | LETTER_OR_NUMBER;
  private static final int MOST_DIGITS = 3;

  @Override
  int end(byte[] text, int from, int to) {
    int start = text[from] == ' ' ? from + 1 : from;
    if (AsciiRuns.isLetter(text[start])) {
      int end = asciiWord(text, start);
      if (text[end] >= 0) {
        return contraction(text, end, to);
      }
    }
    return endOfAny(text, from, to);
  }

  /** End of a word as far as it is ASCII: a character beyond that may change it all. */
  private static int asciiWord(byte[] text, int from) {
    int capitals = from;
    while (text[capitals] >= 'A' && text[capitals] <= 'Z') {
      capitals++;
    }
    return AsciiRuns.lowercase(text, capitals);
  }

  private static int endOfAny(byte[] text, int from, int to) {
    int kind = Utf8Classes.at(text, from);
    int next = from + Utf8Classes.width(text, from);
    int nextKind = next < to ? Utf8Classes.at(text, next) : Utf8Classes.SPACE;
    boolean mayLead = (kind & (LETTER_OR_NUMBER | Utf8Classes.NEWLINE)) == 0;
    if (mayLead && (nextKind & WORD) != 0) {
      return led(text, from, next, to);
    }
    if ((kind & WORD) != 0) {
      return contraction(text, wordEnd(text, from, to), to);
    }
    if ((kind & Utf8Classes.NUMBER) != 0) {
      return digits(text, from, to, MOST_DIGITS);
    }
    if ((kind & Utf8Classes.SPACE) == 0 || (text[from] == ' ' && (nextKind & NOT_OTHER) == 0)) {
      return others(text, next, to);
    }
    return spaces(text, from, to);
  }

  /** A word with a character before it, which is a mark or no part of words at all. */
  private static int led(byte[] text, int from, int next, int to) {
    int end = lowerEnd(text, next, to);
    if (end == next && (Utf8Classes.at(text, from) & WORD) != 0) {
      // A mark before capitals only: the first alternative takes it as a word of its own.
      return contraction(text, next, to);
    }
    return contraction(text, end > next ? end : wordEnd(text, next, to), to);
  }

  private static int wordEnd(byte[] text, int from, int to) {
    int end = lowerEnd(text, from, to);
    return end > from ? end : Utf8Classes.runEnd(text, from, to, Utf8Classes.UPPER);
  }

  /** End of capitals and then at least one character that is not a capital, or the start. */
  private static int lowerEnd(byte[] text, int from, int to) {
    int afterLower = from;
    int at = from;
    while (at < to) {
      int kind = Utf8Classes.at(text, at);
      if ((kind & Utf8Classes.UPPER) == 0) {
        break;
      }
      at += Utf8Classes.width(text, at);
      afterLower = (kind & Utf8Classes.LOWER) != 0 ? at : afterLower;
    }
    int end = Utf8Classes.runEnd(text, at, to, Utf8Classes.LOWER);
    return end > at ? end : afterLower;
  }

  private static int others(byte[] text, int from, int to) {
    int end = Utf8Classes.runEndWithout(text, from, to, NOT_OTHER);
    while (end < to && (text[end] == '\r' || text[end] == '\n' || text[end] == '/')) {
      end++;
    }
    return end;
  }

  private static int spaces(byte[] text, int from, int to) {
    int runEnd = Utf8Classes.runEnd(text, from, to, Utf8Classes.SPACE);
    int afterBreak = Cl100kPattern.afterLastLineBreak(text, from, runEnd);
    return afterBreak > from ? afterBreak : spacesBefore(text, from, runEnd, to);
  }
}
