package dev.firth.embeddings.train;

import java.util.SplittableRandom;

/**
 * Leaves out occurrences of frequent words. A word with share {@code f} of the text is kept with
 * probability {@code sqrt(t/f) + t/f}: word2vec.c's formula, which differs a little from the one
 * printed in Mikolov et al. 2013.
 */
public final class Subsampler {
  /** For each word, the number of 31-bit values that keep it. */
  private final int[] keep;

  /** {@code sample} 0 keeps everything. */
  public Subsampler(long[] counts, double sample) {
    double total = 0;
    for (long count : counts) {
      total += (double) count;
    }
    this.keep = new int[counts.length];
    for (int i = 0; i < counts.length; i++) {
      double ratio = sample * total / (double) counts[i];
      double probability = sample == 0 ? 1 : Math.min(1, Math.sqrt(ratio) + ratio);
      keep[i] = (int) Math.min(Integer.MAX_VALUE, probability * 0x1p31);
    }
  }

  /** The probability of keeping one occurrence. */
  public double probability(int word) {
    return keep[word] == Integer.MAX_VALUE ? 1 : keep[word] / 0x1p31;
  }

  public boolean keeps(int word, SplittableRandom random) {
    int limit = keep[word];
    return limit == Integer.MAX_VALUE || (random.nextInt() & Integer.MAX_VALUE) < limit;
  }
}
