package dev.firth.tokenizers.model.bpe;

import it.unimi.dsi.fastutil.HashCommon;

/**
 * For pairs of tokens the rank of their merge and the token it makes. An open-addressed table of
 * two longs an entry, at most half full.
 */
final class PairTable {
  /** What {@link #get} gives for two tokens that do not merge; larger than every merge. */
  static final long NONE = Long.MAX_VALUE;

  private static final long EMPTY = -1;

  private final long[] table;
  private final int mask;

  /**
   * An empty table.
   *
   * @param pairs that will be put in, at most
   */
  PairTable(int pairs) {
    int slots = HashCommon.nextPowerOfTwo(Math.max(2, Math.addExact(pairs, pairs)));
    table = new long[slots * 2];
    java.util.Arrays.fill(table, EMPTY);
    mask = slots - 1;
  }

  /** Sets a merge; a pair that comes again takes the later rank. */
  void put(int left, int right, int rank, int merged) {
    long key = key(left, right);
    int slot = slot(key);
    while (table[slot] != EMPTY && table[slot] != key) {
      slot = next(slot);
    }
    table[slot] = key;
    table[slot + 1] = (long) rank << 32 | merged;
  }

  /** Rank in the upper half and token in the lower, so that the sooner merge is the smaller. */
  long get(int left, int right) {
    long key = key(left, right);
    int slot = slot(key);
    while (true) {
      long found = table[slot];
      if (found == key) {
        return table[slot + 1];
      }
      if (found == EMPTY) {
        return NONE;
      }
      slot = next(slot);
    }
  }

  private static long key(int left, int right) {
    return (long) left << 32 | right;
  }

  private int slot(long key) {
    return ((int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask) << 1;
  }

  private int next(int slot) {
    return slot + 2 & table.length - 1;
  }
}
