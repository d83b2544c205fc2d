package dev.firth.corpora;

import dev.firth.corpora.text.TextReader;

/**
 * The lines of one split. Its first line may have begun in the split before, and its last one may
 * go on in the next: what can be said of them only together is left to {@link LineTotals}.
 */
final class SplitStats {
  private final LineHashes hashes;
  private final TypeCounts types;

  private long tokens;
  private long brokenBytes;
  private long lines;
  private long emptyLines;
  private long firstBytes;
  private long firstHash;
  private boolean firstHashed;
  private long longest = -1;
  private long longestNumber;
  private long openBytes;
  private boolean open;

  SplitStats(TypeCounts types, LineHashes hashes) {
    this.types = types;
    this.hashes = hashes;
  }

  void add(TextReader piece) {
    countTokens(piece.buffer(), piece.offset(), piece.offset() + piece.length());
    if (piece.endsLine()) {
      endLine(piece);
    } else {
      open = true;
      openBytes += piece.length();
    }
  }

  void end(TextReader reader) {
    brokenBytes = reader.brokenBytes();
  }

  private void countTokens(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end) {
      int start = i;
      while (i < end && !isSpace(bytes[i])) {
        i++;
      }
      if (i > start) {
        types.add(bytes, start, i - start);
        tokens++;
      }
      i++;
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  private void endLine(TextReader piece) {
    boolean whole = !open;
    long bytes = openBytes + piece.length();
    open = false;
    openBytes = 0;
    lines++;
    if (lines == 1) {
      firstBytes = bytes;
      firstHashed = whole;
      firstHash = whole ? LineHashes.hash(piece.buffer(), piece.offset(), piece.length()) : 0;
      return;
    }
    if (bytes == 0) {
      emptyLines++;
    } else if (whole) {
      hashes.add(piece.buffer(), piece.offset(), piece.length());
    }
    if (bytes > longest) {
      longest = bytes;
      longestNumber = lines;
    }
  }

  long tokens() {
    return tokens;
  }

  long brokenBytes() {
    return brokenBytes;
  }

  /** Line ends in the split. */
  long lines() {
    return lines;
  }

  /** Empty lines, the first line of the split apart. */
  long emptyLines() {
    return emptyLines;
  }

  /** Bytes of the part of the first line that lies in the split, if it ends there. */
  long firstBytes() {
    return firstBytes;
  }

  /** To be called if the first line began with the split. */
  void addFirstHash() {
    if (firstHashed && firstBytes > 0) {
      hashes.add(firstHash);
    }
  }

  /** Length of the longest line, the first one of the split apart; -1 if there is no other. */
  long longest() {
    return longest;
  }

  /** Its number in the split, from 1. */
  long longestNumber() {
    return longestNumber;
  }

  /** Whether the last line goes on in the next split. */
  boolean isOpen() {
    return open;
  }

  /** Bytes of the last line in this split if it goes on. */
  long openBytes() {
    return openBytes;
  }
}
