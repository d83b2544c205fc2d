package dev.firth.tokenizers.model.bpe;

/**
 * Ids of a word packed for the caches: the first three with their number in one long, three more in
 * another. No word packs to 0, since every word has a token.
 */
final class WordIds {
  /** How many ids fit into the first long. */
  static final int FIRST = 3;

  /** How many fit into both. */
  static final int MOST = 6;

  private static final int ID_BITS = 20;

  /** The largest id that can be packed. */
  static final int ID_MASK = (1 << ID_BITS) - 1;

  private static final int COUNT_BITS = 4;

  private WordIds() {}

  /** The first ids of a word and how many there are in all. */
  static long packFirst(int[] ids, int from, int count) {
    long packed = count;
    for (int i = 0; i < Math.min(count, FIRST); i++) {
      packed |= (long) ids[from + i] << (COUNT_BITS + i * ID_BITS);
    }
    return packed;
  }

  /** The ids beyond the first. */
  static long packSecond(int[] ids, int from, int count) {
    long packed = 0;
    for (int i = FIRST; i < count; i++) {
      packed |= (long) ids[from + i] << ((i - FIRST) * ID_BITS);
    }
    return packed;
  }

  /** Number of ids, from the first long. */
  static int count(long first) {
    return (int) first & ((1 << COUNT_BITS) - 1);
  }

  /** Writes the first three ids, whether there are as many or not. */
  static void writeFirst(long first, int[] to, int at) {
    to[at] = (int) (first >>> COUNT_BITS) & ID_MASK;
    to[at + 1] = (int) (first >>> (COUNT_BITS + ID_BITS)) & ID_MASK;
    to[at + 2] = (int) (first >>> (COUNT_BITS + 2 * ID_BITS));
  }

  /** Writes the next three. */
  static void writeSecond(long second, int[] to, int at) {
    to[at] = (int) second & ID_MASK;
    to[at + 1] = (int) (second >>> ID_BITS) & ID_MASK;
    to[at + 2] = (int) (second >>> (2 * ID_BITS));
  }
}
