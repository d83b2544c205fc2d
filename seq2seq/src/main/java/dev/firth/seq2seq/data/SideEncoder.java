package dev.firth.seq2seq.data;

import java.util.List;

/** Encodes the lines of one side, in one version or several, and adds up what it sees. */
final class SideEncoder {
  private final LineEncoder encoder;
  private final List<LineEncoder> versions;
  private final SpecialIds special;

  private long tokens;
  private long unknown;
  private int longest;
  private long longestLine;

  SideEncoder(EncodedSide side) {
    this.encoder = side.lines();
    this.versions = side.versions();
    this.special = side.special();
  }

  /** How many versions of a text are written. */
  int versions() {
    return Math.max(1, versions.size());
  }

  VocabularyMark vocabulary() {
    return encoder.vocabulary();
  }

  List<int[]> encode(List<String> lines, int threads) {
    return encoder.ids(lines, threads);
  }

  int[] encode(String line) {
    return encoder.ids(line);
  }

  /** What is written of lines, which on one thread is always the same. */
  List<int[]> version(int number, List<String> lines, List<int[]> encoded) {
    return versions.isEmpty() ? encoded : versions.get(number).ids(lines, 1);
  }

  void measure(int[] ids, long line) {
    if (ids.length > longest) {
      longest = ids.length;
      longestLine = line;
    }
  }

  boolean holdsReserved(int[] ids) {
    for (int id : ids) {
      if (special.isReserved(id)) {
        return true;
      }
    }
    return false;
  }

  /** Counts a line that is kept. */
  void count(int[] ids) {
    tokens += ids.length;
    for (int id : ids) {
      unknown += id == special.unknown() ? 1 : 0;
    }
  }

  EncodingCounts.Side counts(long brokenBytes) {
    return new EncodingCounts.Side(tokens, unknown, longest, longestLine, brokenBytes);
  }
}
