package dev.firth.tokenizers.model.bpe;

/**
 * Tokens of words seen before that are too long for {@link ShortWordCache} or have too many tokens
 * for it; works as that one does. A word of up to {@value #MOST_BYTES} bytes is packed into two
 * longs with its length, and up to {@value WordIds#MOST} ids into two more. For one thread.
 */
final class WordCache {
  /** Bytes of the longest word. */
  static final int MOST_BYTES = 15;

  /** Longs of an entry: two of the word, two of ids. */
  private static final int ENTRY = 4;

  private static final int SMALLEST_BITS = 8;
  private static final int LARGEST_BITS = 16;

  private long[] table;
  private int shift;
  private int used;

  /** An empty cache. */
  WordCache() {
    resize(SMALLEST_BITS);
  }

  private void resize(int bits) {
    table = new long[ENTRY << bits];
    // The lowest bit of a place chooses between the two of a word.
    shift = Long.SIZE - (bits - 1);
    used = 0;
  }

  /**
   * Where the entry of a word is, or -1.
   *
   * @param low the first eight bytes of the word, the first one lowest
   * @param high the others, with the number of all in the uppermost
   */
  int find(long low, long high) {
    int at = place(low, high);
    return table[at] == low && table[at + 1] == high ? at : findSecond(low, high, at);
  }

  /** Writes the ids of an entry; {@code to} has room for {@value WordIds#MOST}. Gives how many. */
  int write(int entry, int[] to, int at) {
    long first = table[entry + 2];
    WordIds.writeFirst(first, to, at);
    WordIds.writeSecond(table[entry + 3], to, at + WordIds.FIRST);
    return WordIds.count(first);
  }

  private int findSecond(long low, long high, int at) {
    int second = at + ENTRY;
    if (table[second] != low || table[second + 1] != high) {
      return -1;
    }
    for (int i = 0; i < ENTRY; i++) {
      long moved = table[at + i];
      table[at + i] = table[second + i];
      table[second + i] = moved;
    }
    return at;
  }

  private int place(long low, long high) {
    long hash = (low ^ Long.rotateLeft(high, 27) * 0x9E3779B97F4A7C15L) * 0xD6E8FEB86659FD93L;
    hash ^= hash >>> 32;
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> shift) * (2 * ENTRY);
  }

  /** Keeps a word that is not there. */
  void put(long low, long high, long firstIds, long secondIds) {
    if (++used > table.length / ENTRY && shift > Long.SIZE - (LARGEST_BITS - 1)) {
      grow();
    }
    insert(low, high, firstIds, secondIds);
  }

  private void insert(long low, long high, long firstIds, long secondIds) {
    int at = place(low, high);
    int free = table[at + 1] == 0 ? at : at + ENTRY;
    table[free] = low;
    table[free + 1] = high;
    table[free + 2] = firstIds;
    table[free + 3] = secondIds;
  }

  private void grow() {
    long[] old = table;
    resize(Long.SIZE - shift + 2);
    for (int at = 0; at < old.length; at += ENTRY) {
      if (old[at + 1] != 0) {
        insert(old[at], old[at + 1], old[at + 2], old[at + 3]);
        used++;
      }
    }
  }
}
