package dev.firth.embeddings.train;

import java.util.SplittableRandom;

/**
 * Draws noise words with probability proportional to {@code count^exponent}, by the alias method
 * (Walker 1977, Vose 1991): one random number and one table entry a draw. The table takes eight
 * bytes a word, so that it stays in the cache where word2vec.c's table of 1e8 entries (400 MB) does
 * not.
 */
public final class NegativeSampler {
  private static final double FULL = 0x1p32;

  /**
   * For each column: the share of the column that is its own word (high 32 bits), and the other
   * word.
   */
  private final long[] columns;

  public NegativeSampler(long[] counts, double exponent) {
    int n = counts.length;
    double[] share = new double[n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      share[i] = Math.pow((double) counts[i], exponent);
      total += share[i];
    }
    for (int i = 0; i < n; i++) {
      share[i] *= n / total;
    }
    this.columns = fill(share);
  }

  private static long[] fill(double[] share) {
    int n = share.length;
    long[] columns = new long[n];
    int[] small = new int[n];
    int[] large = new int[n];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < n; i++) {
      if (share[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    while (smalls > 0 && larges > 0) {
      int poor = small[--smalls];
      int rich = large[larges - 1];
      columns[poor] = column(share[poor], rich);
      share[rich] -= 1 - share[poor];
      if (share[rich] < 1) {
        small[smalls++] = rich;
        larges--;
      }
    }
    while (larges > 0) {
      int whole = large[--larges];
      columns[whole] = column(1, whole);
    }
    while (smalls > 0) {
      int whole = small[--smalls];
      columns[whole] = column(1, whole);
    }
    return columns;
  }

  private static long column(double own, int other) {
    long threshold = Math.min((long) (own * FULL), 0xFFFF_FFFFL);
    return (threshold << 32) | other;
  }

  /** Words in the table. */
  public int size() {
    return columns.length;
  }

  /** A word id. */
  public int draw(SplittableRandom random) {
    long bits = random.nextLong();
    int column = (int) (((bits >>> 32) * columns.length) >>> 32);
    long entry = columns[column];
    return (bits & 0xFFFF_FFFFL) <= entry >>> 32 ? column : (int) entry;
  }

  /** Fills an array with word ids, each drawn by itself. */
  void draw(SplittableRandom random, int[] words) {
    for (int i = 0; i < words.length; i++) {
      words[i] = draw(random);
    }
  }
}
