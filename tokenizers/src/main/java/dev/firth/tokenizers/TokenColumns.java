package dev.firth.tokenizers;

import java.util.Arrays;

/** The columns of a row of tokens: ids, bounds in the text, numbers of words. */
record TokenColumns(int[] ids, int[] starts, int[] ends, int[] words) {
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
