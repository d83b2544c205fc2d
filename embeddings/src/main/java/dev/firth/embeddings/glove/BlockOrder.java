package dev.firth.embeddings.glove;

import java.util.SplittableRandom;

/**
 * In which order the blocks of an epoch are trained: as many rounds as there are strata, each of as
 * many blocks, in which every stratum of words and every stratum of contexts occurs once. Another
 * order for each epoch.
 */
final class BlockOrder {
  private final int[] words;
  private final int[] contexts;

  BlockOrder(int strata, long seed, int epoch) {
    var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L - epoch);
    words = Strata.permutation(strata, random);
    contexts = Strata.permutation(strata, random);
  }

  /** Stratum of the words of block i of a round. */
  int words(int i) {
    return words[i];
  }

  /** Stratum of the contexts of block i of a round. */
  int contexts(int round, int i) {
    return contexts[(i + round) % contexts.length];
  }
}
