package dev.firth.eval.language.train;

/**
 * How a sequence of word numbers lies in longs: several to a long, never across two, the first one
 * in the highest bits. So comparing the longs compares the sequences. The sign bit stays free.
 */
final class NgramLayout {
  private static final int USED_BITS = Long.SIZE - 1;

  private final int length;
  private final int bits;
  private final int perLong;
  private final int longs;
  private final int mask;

  /**
   * @param length numbers in a sequence
   * @param words every number is below this
   */
  NgramLayout(int length, int words) {
    this.length = length;
    this.bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(words - 1));
    this.perLong = USED_BITS / bits;
    this.longs = (length + perLong - 1) / perLong;
    this.mask = (int) ((1L << bits) - 1);
  }

  /** Numbers in a sequence. */
  int length() {
    return length;
  }

  /** Longs that a sequence takes. */
  int longs() {
    return longs;
  }

  /** How many low bits of one of the longs are used. */
  int bitsOf(int index) {
    return bits * Math.min(perLong, length - index * perLong);
  }

  /** Writes the head of an array as longs. */
  void pack(int[] sequence, long[] to, int at) {
    int next = 0;
    for (int i = 0; i < longs; i++) {
      int end = Math.min(length, next + perLong);
      long key = 0;
      for (; next < end; next++) {
        key = key << bits | sequence[next];
      }
      to[at + i] = key;
    }
  }

  /** Reads a sequence into the head of an array. */
  void unpack(long[] from, int at, int[] sequence) {
    for (int i = 0; i < longs; i++) {
      int first = i * perLong;
      long key = from[at + i];
      for (int next = Math.min(length, first + perLong) - 1; next >= first; next--) {
        sequence[next] = (int) key & mask;
        key >>>= bits;
      }
    }
  }
}
