package dev.firth.tokenizers.model.bpe;

/**
 * Tokens of words seen before. A word of up to {@value #MOST_BYTES} bytes is packed into two longs
 * with its length, and up to {@value #MOST_TOKENS} ids of 20 bits into two more: an entry is half a
 * cache line, and a hit touches nothing else. Each word has two places; the newer takes the first.
 * Begins small and grows with the words that come, up to a bound. For one thread.
 */
final class WordCache {
  static final int MOST_BYTES = 15;
  static final int MOST_TOKENS = 6;
  static final int ID_BITS = 20;
  static final int ID_MASK = (1 << ID_BITS) - 1;

  /** Longs of an entry: two of the word, two of ids; the first holds the number of ids, too. */
  private static final int ENTRY = 4;

  private static final int COUNT_BITS = 4;
  private static final int SMALLEST_BITS = 8;
  private static final int LARGEST_BITS = 17;

  private long[] table;
  private int shift;
  private int used;

  WordCache() {
    clear();
  }

  /** Forgets all words. */
  void clear() {
    resize(SMALLEST_BITS);
  }

  private void resize(int bits) {
    table = new long[ENTRY << bits];
    // The lowest bit of a place chooses between the two of a word.
    shift = Long.SIZE - (bits - 1);
    used = 0;
  }

  /** The entries; {@link #find} says where a word's begins. */
  long[] table() {
    return table;
  }

  /** Where the entry of a word begins, or -1. */
  int find(long low, long high) {
    int at = place(low, high);
    if (table[at] == low && table[at + 1] == high) {
      return at;
    }
    at += ENTRY;
    return table[at] == low && table[at + 1] == high ? at : -1;
  }

  private int place(long low, long high) {
    long hash = (low ^ Long.rotateLeft(high, 27) * 0x9E3779B97F4A7C15L) * 0xD6E8FEB86659FD93L;
    hash ^= hash >>> 32;
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> shift) * (2 * ENTRY);
  }

  /** Number of ids, from the first long of ids. */
  static int count(long ids) {
    return (int) ids & (1 << COUNT_BITS) - 1;
  }

  /** Writes the first three ids of an entry, whether there are as many or not. */
  static void writeFirst(long ids, int[] to, int at) {
    to[at] = (int) (ids >>> COUNT_BITS) & ID_MASK;
    to[at + 1] = (int) (ids >>> (COUNT_BITS + ID_BITS)) & ID_MASK;
    to[at + 2] = (int) (ids >>> (COUNT_BITS + 2 * ID_BITS));
  }

  /** Writes the next three. */
  static void writeSecond(long ids, int[] to, int at) {
    to[at] = (int) ids & ID_MASK;
    to[at + 1] = (int) (ids >>> ID_BITS) & ID_MASK;
    to[at + 2] = (int) (ids >>> (2 * ID_BITS));
  }

  /** Keeps a word if it has few enough tokens. */
  void put(long low, long high, int[] ids, int from, int count) {
    if (count > MOST_TOKENS) {
      return;
    }
    long first = count;
    long second = 0;
    for (int i = 0; i < count; i++) {
      if (i < 3) {
        first |= (long) ids[from + i] << (COUNT_BITS + i * ID_BITS);
      } else {
        second |= (long) ids[from + i] << ((i - 3) * ID_BITS);
      }
    }
    if (++used > table.length / ENTRY && shift > Long.SIZE - (LARGEST_BITS - 1)) {
      grow();
    }
    insert(low, high, first, second);
  }

  private void insert(long low, long high, long first, long second) {
    int at = place(low, high);
    System.arraycopy(table, at, table, at + ENTRY, ENTRY);
    table[at] = low;
    table[at + 1] = high;
    table[at + 2] = first;
    table[at + 3] = second;
  }

  private void grow() {
    long[] old = table;
    resize(Long.SIZE - shift + 2);
    for (int at = old.length - ENTRY; at >= 0; at -= ENTRY) {
      if (old[at + 1] != 0) {
        insert(old[at], old[at + 1], old[at + 2], old[at + 3]);
        used++;
      }
    }
  }
}
