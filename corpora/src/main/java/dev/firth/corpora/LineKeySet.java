package dev.firth.corpora;

/**
 * A set of line keys: two longs a line in open addressing, three quarters full at most, in 64
 * tables that grow one at a time. So it takes 22 to 43 bytes for each different line, and holds up
 * to 25 thousand million of them. Not thread-safe.
 */
public final class LineKeySet {
  private static final int TABLE_BITS = 6;
  private static final int FIRST_SLOTS = 1 << 4;
  private static final int MOST_SLOTS = 1 << 29;

  /** Keys side by side; 0, 0 is a free place. */
  private final long[][] tables = new long[1 << TABLE_BITS][2 * FIRST_SLOTS];

  private final int[] sizes = new int[1 << TABLE_BITS];

  /** Whether the key that looks like a free place was added. */
  private boolean hasZero;

  /**
   * Adds a key.
   *
   * @return false if it was there before
   */
  public boolean add(LineKey key) {
    return add(key.low(), key.high());
  }

  /**
   * Adds the key of these halves.
   *
   * @return false if it was there before
   */
  public boolean add(long low, long high) {
    if (low == 0 && high == 0) {
      boolean isNew = !hasZero;
      hasZero = true;
      return isNew;
    }
    int table = (int) (high >>> (Long.SIZE - TABLE_BITS));
    if (!put(tables[table], low, high)) {
      return false;
    }
    sizes[table]++;
    int slots = tables[table].length / 2;
    if (sizes[table] > slots - (slots >> 2)) {
      grow(table);
    }
    return true;
  }

  /** Number of keys. */
  public long size() {
    long sum = hasZero ? 1 : 0;
    for (int size : sizes) {
      sum += size;
    }
    return sum;
  }

  private static boolean put(long[] slots, long low, long high) {
    int mask = slots.length - 1;
    int at = 2 * (int) (low & (mask >>> 1));
    while (slots[at] != 0 || slots[at + 1] != 0) {
      if (slots[at] == low && slots[at + 1] == high) {
        return false;
      }
      at = (at + 2) & mask;
    }
    slots[at] = low;
    slots[at + 1] = high;
    return true;
  }

  private void grow(int table) {
    long[] old = tables[table];
    if (old.length / 2 >= MOST_SLOTS) {
      throw new IllegalStateException("more than 25 thousand million different lines");
    }
    var grown = new long[2 * old.length];
    for (int at = 0; at < old.length; at += 2) {
      if (old[at] != 0 || old[at + 1] != 0) {
        put(grown, old[at], old[at + 1]);
      }
    }
    tables[table] = grown;
  }
}
