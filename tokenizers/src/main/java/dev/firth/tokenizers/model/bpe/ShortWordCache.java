package dev.firth.tokenizers.model.bpe;

/**
 * Tokens of short words seen before, which most words are. A word of up to {@value #MOST_BYTES}
 * bytes is packed into one long with its length, and up to {@value WordIds#FIRST} ids into another,
 * so that both places of a word lie in one cache line. Where a word is found in its second place
 * the two change places; a new word takes the second, so that rare words do not drive out frequent
 * ones. Begins small and grows with the words that come, up to a bound. For one thread.
 */
final class ShortWordCache {
  /** Bytes of the longest word. */
  static final int MOST_BYTES = 7;

  /** Longs of an entry: the word, its ids. */
  private static final int ENTRY = 2;

  private static final int SMALLEST_BITS = 8;
  private static final int LARGEST_BITS = 16;

  private long[] table;
  private int shift;
  private int used;

  /** An empty cache. */
  ShortWordCache() {
    resize(SMALLEST_BITS);
  }

  private void resize(int bits) {
    table = new long[ENTRY << bits];
    // The lowest bit of a place chooses between the two of a word.
    shift = Long.SIZE - (bits - 1);
    used = 0;
  }

  /**
   * The ids of a word as {@link WordIds} packs them, or 0.
   *
   * @param key the bytes of the word, the first one lowest, with their number in the uppermost
   */
  long find(long key) {
    int at = place(key);
    return table[at] == key ? table[at + 1] : findSecond(key, at);
  }

  private long findSecond(long key, int at) {
    if (table[at + ENTRY] != key) {
      return 0;
    }
    long ids = table[at + ENTRY + 1];
    table[at + ENTRY] = table[at];
    table[at + ENTRY + 1] = table[at + 1];
    table[at] = key;
    table[at + 1] = ids;
    return ids;
  }

  private int place(long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    hash ^= hash >>> 32;
    return (int) ((hash * 0xD6E8FEB86659FD93L) >>> shift) * (2 * ENTRY);
  }

  /** Keeps a word that is not there. */
  void put(long key, long ids) {
    if (++used > table.length / ENTRY && shift > Long.SIZE - (LARGEST_BITS - 1)) {
      grow();
    }
    insert(key, ids);
  }

  private void insert(long key, long ids) {
    int at = place(key);
    int free = table[at] == 0 ? at : at + ENTRY;
    table[free] = key;
    table[free + 1] = ids;
  }

  private void grow() {
    long[] old = table;
    resize(Long.SIZE - shift + 2);
    for (int at = 0; at < old.length; at += ENTRY) {
      if (old[at] != 0) {
        insert(old[at], old[at + 1]);
        used++;
      }
    }
  }
}
