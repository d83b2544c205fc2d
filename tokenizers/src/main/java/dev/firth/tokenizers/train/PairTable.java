package dev.firth.tokenizers.train;

import java.util.Arrays;

/** How often pairs of tokens stand side by side: a hash table with open addressing. */
final class PairTable {
  private static final long FREE = -1;
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
  private static final int LEAST_SLOTS = 1 << 10;

  private long[] keys;
  private long[] counts;
  private int[] numbers;
  private int size;
  private int shift;

  PairTable() {
    allocate(LEAST_SLOTS);
  }

  /** Left and right token as one number, whose order is that of the left ids, then the right. */
  static long key(int left, int right) {
    return (long) left << 32 | right;
  }

  static int left(long key) {
    return (int) (key >>> 32);
  }

  static int right(long key) {
    return (int) key;
  }

  static long mix(long key) {
    long mixed = key * SPREAD;
    return (mixed ^ mixed >>> 32) * SPREAD;
  }

  /** The slot of a pair, or -1. */
  int find(long key) {
    int mask = keys.length - 1;
    for (int at = home(key); ; at = (at + 1) & mask) {
      if (keys[at] == key) {
        return at;
      }
      if (keys[at] == FREE) {
        return -1;
      }
    }
  }

  long countAt(int slot) {
    return counts[slot];
  }

  /** The number that was set for the pair in a slot. */
  int numberAt(int slot) {
    return numbers[slot];
  }

  void number(int slot, int number) {
    numbers[slot] = number;
  }

  int slots() {
    return keys.length;
  }

  /** The pair in a slot, negative in a free one. */
  long keyAt(int slot) {
    return keys[slot];
  }

  /** The count of a pair, 0 if it is not in the table. */
  long count(long key) {
    int slot = find(key);
    return slot < 0 ? 0 : counts[slot];
  }

  /** Takes from the count of a pair if it is in the table. */
  void subtract(long key, long count) {
    int slot = find(key);
    if (slot >= 0) {
      counts[slot] -= count;
    }
  }

  /** Adds to the count of a pair. Slots are other ones afterwards. */
  long add(long key, long count) {
    int mask = keys.length - 1;
    int at = home(key);
    while (keys[at] != key) {
      if (keys[at] == FREE) {
        return addNew(key, count, at);
      }
      at = (at + 1) & mask;
    }
    counts[at] += count;
    return counts[at];
  }

  /** Adds to the count of a pair, and one to its number. */
  void addUse(long key, long count) {
    add(key, count);
    numbers[find(key)]++;
  }

  private long addNew(long key, long count, int free) {
    int at = free;
    if (size >= keys.length / 8 * 5) {
      grow();
      at = freeSlot(key);
    }
    keys[at] = key;
    counts[at] = count;
    numbers[at] = 0;
    size++;
    return count;
  }

  void clear() {
    allocate(LEAST_SLOTS);
    size = 0;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    int[] oldNumbers = numbers;
    allocate(keys.length * 2);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != FREE) {
        int at = freeSlot(oldKeys[i]);
        keys[at] = oldKeys[i];
        counts[at] = oldCounts[i];
        numbers[at] = oldNumbers[i];
      }
    }
  }

  private int freeSlot(long key) {
    int at = home(key);
    while (keys[at] != FREE) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private int home(long key) {
    return (int) (mix(key) >>> shift);
  }

  private void allocate(int slots) {
    keys = new long[slots];
    Arrays.fill(keys, FREE);
    counts = new long[slots];
    numbers = new int[slots];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(slots);
  }
}
