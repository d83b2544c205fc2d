package dev.firth.tokenizers.model.bpe;

import it.unimi.dsi.fastutil.HashCommon;

/**
 * Says of nearly all pairs that are not in a set that they are not, from a few bits a pair: a Bloom
 * filter of one bit. Small enough for the caches of a processor where a table of the pairs is not.
 */
final class PairFilter {
  private static final int BITS_A_PAIR = 12;

  private final long[] bits;
  private final int shift;

  /** Of no pairs, for so many. */
  PairFilter(int pairs) {
    long least = Math.max(Long.SIZE, (long) pairs * BITS_A_PAIR);
    long size = Math.min(HashCommon.nextPowerOfTwo(least), 1L << 30);
    bits = new long[(int) (size / Long.SIZE)];
    shift = Long.numberOfLeadingZeros(size) + 1;
  }

  void add(int left, int right) {
    long bit = bit(left, right);
    bits[(int) (bit >>> 6)] |= 1L << bit;
  }

  /** Whether a pair may be in the set: always true if it is. */
  boolean mayHave(int left, int right) {
    long bit = bit(left, right);
    return ((bits[(int) (bit >>> 6)] >>> bit) & 1) != 0;
  }

  private long bit(int left, int right) {
    long mixed = (((long) left << 32) | right) * 0x9E3779B97F4A7C15L;
    return ((mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L) >>> shift;
  }
}
