package dev.firth.tokenizers.model.bpe;

import java.util.Arrays;

/** What {@link Backtracking} writes into while it encodes a piece. For one thread. */
final class PieceScratch {
  private static final int USUAL = 1024;
  private static final int KEPT = 1 << 17;

  private char[] labels = new char[USUAL];
  private int[] numbers = new int[USUAL];
  private long[] dead = new long[USUAL / Long.SIZE + 1];

  /** Makes room for a piece. */
  void ensure(int length) {
    if (length > labels.length) {
      int larger = Math.max(length, (int) Math.min(Integer.MAX_VALUE - 8, labels.length * 2L));
      labels = new char[larger];
      numbers = new int[larger];
      dead = new long[larger / Long.SIZE + 1];
    }
  }

  char[] labels() {
    return labels;
  }

  int[] numbers() {
    return numbers;
  }

  /** A clear bit for each place in a piece, its end included. */
  long[] dead(int length) {
    Arrays.fill(dead, 0, length / Long.SIZE + 1, 0);
    return dead;
  }

  /** Gives back what a long piece took. */
  void release() {
    if (labels.length > KEPT) {
      labels = new char[USUAL];
      numbers = new int[USUAL];
      dead = new long[USUAL / Long.SIZE + 1];
    }
  }
}
