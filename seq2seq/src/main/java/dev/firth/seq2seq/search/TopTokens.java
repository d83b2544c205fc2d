package dev.firth.seq2seq.search;

import java.util.Arrays;

/** The best tokens of rows of log-probabilities; of equal ones those with the smaller ids. */
final class TopTokens {
  /** Up to so many, insertion beats sorting the row. */
  private static final int FEW = 32;

  private TopTokens() {}

  static Candidates of(float[] scores, int vocabularySize, int k) {
    int rows = scores.length / vocabularySize;
    int[] tokens = new int[rows * k];
    float[] best = new float[rows * k];
    long[] keys = new long[k <= FEW ? k : vocabularySize];
    for (int row = 0; row < rows; row++) {
      int start = row * vocabularySize;
      if (k <= FEW) {
        insert(scores, start, vocabularySize, keys);
      } else {
        sort(scores, start, keys);
      }
      for (int i = 0; i < k; i++) {
        tokens[row * k + i] = (int) keys[i];
        best[row * k + i] = scores[start + (int) keys[i]];
      }
    }
    return Candidates.best(k, tokens, best);
  }

  private static void insert(float[] scores, int start, int size, long[] keys) {
    Arrays.fill(keys, Long.MAX_VALUE);
    int last = keys.length - 1;
    for (int token = 0; token < size; token++) {
      long key = key(scores[start + token], token);
      if (key < keys[last]) {
        int place = last;
        for (; place > 0 && keys[place - 1] > key; place--) {
          keys[place] = keys[place - 1];
        }
        keys[place] = key;
      }
    }
  }

  private static void sort(float[] scores, int start, long[] keys) {
    for (int token = 0; token < keys.length; token++) {
      keys[token] = key(scores[start + token], token);
    }
    Arrays.sort(keys);
  }

  /** A number that is smaller for a higher score, and among equal scores for a smaller id. */
  static long key(float score, int token) {
    // adding 0 makes one zero of the two; NaN comes first, so that whoever checks meets it
    int bits = Float.floatToIntBits(score + 0f);
    int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    return ((long) ~ascending << 32) | token;
  }
}
