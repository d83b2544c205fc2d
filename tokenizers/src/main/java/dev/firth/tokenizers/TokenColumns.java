package dev.firth.tokenizers;

import java.util.Arrays;

/** The columns of a row of tokens: ids, bounds in the text, numbers of words. */
final class TokenColumns {
  private final int[] ids;
  private final int[] starts;
  private final int[] ends;
  private final int[] words;

  /** Columns that take these arrays as they are. */
  TokenColumns(int[] ids, int[] starts, int[] ends, int[] words) {
    this.ids = ids;
    this.starts = starts;
    this.ends = ends;
    this.words = words;
  }

  int[] ids() {
    return ids;
  }

  int[] starts() {
    return starts;
  }

  int[] ends() {
    return ends;
  }

  int[] words() {
    return words;
  }

  static TokenColumns ofSize(int size) {
    return new TokenColumns(new int[size], new int[size], new int[size], new int[size]);
  }

  TokenColumns copy(int from, int to) {
    return new TokenColumns(
        Arrays.copyOfRange(ids, from, to),
        Arrays.copyOfRange(starts, from, to),
        Arrays.copyOfRange(ends, from, to),
        Arrays.copyOfRange(words, from, to));
  }

  void copyTo(TokenColumns target, int from, int at, int length) {
    System.arraycopy(ids, from, target.ids, at, length);
    System.arraycopy(starts, from, target.starts, at, length);
    System.arraycopy(ends, from, target.ends, at, length);
    System.arraycopy(words, from, target.words, at, length);
  }
}
