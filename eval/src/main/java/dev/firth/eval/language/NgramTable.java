package dev.firth.eval.language;

import java.util.Arrays;

/**
 * The n-grams of one order with their two numbers, found by the number of the n-gram that is one
 * word shorter (the same last words) and the word before it. So keys are exact and short, whatever
 * the order. An entry is two longs side by side, found through one slot of an open-addressing hash
 * table: two cache misses a look-up.
 */
final class NgramTable {
  static final int ABSENT = -1;

  private static final int ENTRY_LONGS = 2;
  private static final int MOST_ENTRIES = (Integer.MAX_VALUE - 8) / ENTRY_LONGS;
  private static final int MOST_SLOTS = 1 << 30;
  private static final int LEAST_SLOTS = 1 << 4;

  /** 2^64 divided by the golden ratio. */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private int[] slots;
  private int shift;
  private long[] entries;
  private int size;
  private int filledIn;

  /** Nobody reads it: it is written so that touching is not optimised away. */
  @SuppressWarnings("UnusedVariable")
  private int touched;

  /** With room for so many n-grams before it first grows. */
  NgramTable(int expected) {
    int count = LEAST_SLOTS;
    while (count < MOST_SLOTS && roomIn(count) < expected) {
      count *= 2;
    }
    allocateSlots(count);
    entries = new long[Math.clamp(expected, 1, MOST_ENTRIES) * ENTRY_LONGS];
  }

  int size() {
    return size;
  }

  /** N-grams without those that were filled in. */
  int listed() {
    return size - filledIn;
  }

  /** The number of an n-gram. */
  int find(int shorter, int word) {
    long key = key(shorter, word);
    int slot = home(key);
    while (slots[slot] != 0) {
      int entry = slots[slot] - 1;
      if (entries[entry * ENTRY_LONGS] == key) {
        return entry;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return ABSENT;
  }

  /**
   * Brings the slots of n-grams into the cache, many at a time, where adding them waits for one
   * after the other.
   *
   * @param shorter the number of each without its first word
   */
  void touch(int[] shorter, NgramBatch batch) {
    int sum = 0;
    for (int i = 0; i < shorter.length; i++) {
      sum += slots[home(key(shorter[i], batch.word(i, 0)))];
    }
    touched = sum;
  }

  /**
   * Adds an n-gram, which gets the former size as its number.
   *
   * @return false if it is there already
   * @throws IllegalStateException if the table is full
   */
  boolean add(int shorter, int word, float probability, float backoff) {
    if (find(shorter, word) != ABSENT) {
      return false;
    }
    if (size == roomIn(slots.length)) {
      growSlots();
    }
    if (size * ENTRY_LONGS == entries.length) {
      growEntries();
    }
    long key = key(shorter, word);
    entries[size * ENTRY_LONGS] = key;
    entries[size * ENTRY_LONGS + 1] =
        (long) Float.floatToRawIntBits(probability) << 32
            | (Float.floatToRawIntBits(backoff) & 0xffff_ffffL);
    put(key, size++);
    return true;
  }

  /** Adds an n-gram that the file has not, only longer ones that end with it; gives its number. */
  int fillIn(int shorter, int word, float probability) {
    add(shorter, word, probability, 0);
    filledIn++;
    return size - 1;
  }

  float probability(int entry) {
    return Float.intBitsToFloat((int) (entries[entry * ENTRY_LONGS + 1] >>> 32));
  }

  float backoff(int entry) {
    return Float.intBitsToFloat((int) entries[entry * ENTRY_LONGS + 1]);
  }

  private static long key(int shorter, int word) {
    return (long) shorter << 32 | word;
  }

  private static int roomIn(int slotCount) {
    return slotCount == MOST_SLOTS ? MOST_ENTRIES : slotCount / 8 * 5;
  }

  private void allocateSlots(int count) {
    slots = new int[count];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(count);
  }

  private int home(long key) {
    long mixed = (key ^ key >>> 29) * SPREAD;
    return (int) (((mixed ^ mixed >>> 32) * SPREAD) >>> shift);
  }

  private void put(long key, int entry) {
    int slot = home(key);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = entry + 1;
  }

  private void growSlots() {
    if (slots.length == MOST_SLOTS) {
      throw new IllegalStateException("more than " + size + " n-grams of one order");
    }
    allocateSlots(slots.length * 2);
    for (int entry = 0; entry < size; entry++) {
      put(entries[entry * ENTRY_LONGS], entry);
    }
  }

  private void growEntries() {
    if (size == MOST_ENTRIES) {
      throw new IllegalStateException("more than " + size + " n-grams of one order");
    }
    long room = Math.min(MOST_ENTRIES, size + (size >> 1) + 16L);
    entries = Arrays.copyOf(entries, (int) room * ENTRY_LONGS);
  }
}
