package dev.firth.corpora;

import dev.firth.corpora.PairRules.Unit;
import java.nio.charset.StandardCharsets;

/** Measures the lines of one side of a parallel corpus, and adds up what it measured. */
final class SideCounts {
  private final int side;
  private final Unit unit;

  private long words;
  private long characters;
  private long emptyLines;
  private long longest;
  private long longestLine;

  private long length;
  private boolean empty;
  private boolean damaged;

  SideCounts(int side, Unit unit) {
    this.side = side;
    this.unit = unit;
  }

  /** Measures this side of the line where the reader stands. */
  void measure(ParallelReader reader) {
    if (reader.isCut(side)) {
      length = reader.lineBytes(side);
      empty = false;
      damaged = false;
    } else {
      measure(reader.buffer(side), reader.offset(side), reader.length(side));
    }
    emptyLines += empty ? 1 : 0;
    if (length > longest || longestLine == 0) {
      longest = length;
      longestLine = reader.line();
    }
  }

  private void measure(byte[] utf8, int from, int bytes) {
    int lineWords = 0;
    int lineCharacters = 0;
    boolean inWord = false;
    damaged = false;
    for (int i = from; i < from + bytes; i++) {
      byte b = utf8[i];
      boolean space = b == ' ' || (b >= '\t' && b <= '\r');
      lineWords += !space && !inWord ? 1 : 0;
      inWord = !space;
      lineCharacters += b < (byte) 0xC0 ? 0 : 1;
      damaged |= b == (byte) 0xEF && utf8[i + 1] == (byte) 0xBF && utf8[i + 2] == (byte) 0xBD;
    }
    words += lineWords;
    characters += lineCharacters;
    length = unit == Unit.WORDS ? lineWords : lineCharacters;
    empty = lineWords == 0 || isBlank(utf8, from, bytes);
  }

  /** Whether there is nothing but white space, that of other scripts included. */
  private static boolean isBlank(byte[] utf8, int from, int bytes) {
    for (int i = from; i < from + bytes; i++) {
      if (utf8[i] > ' ') {
        return false;
      }
    }
    return new String(utf8, from, bytes, StandardCharsets.UTF_8)
        .codePoints()
        .allMatch(SideCounts::isInvisible);
  }

  private static boolean isInvisible(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }

  /** Length of the line, in the unit of the rules; in bytes if it was too long to be read. */
  long length() {
    return length;
  }

  /** Whether the line holds nothing but white space. */
  boolean isEmpty() {
    return empty;
  }

  /** Whether the line holds U+FFFD. */
  boolean isDamaged() {
    return damaged;
  }

  PairStats.Side stats(ParallelReader reader, String file) {
    return new PairStats.Side(
        file, words, characters, emptyLines, longest, longestLine, reader.brokenBytes(side));
  }
}
