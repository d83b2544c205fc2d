package dev.firth.corpora;

import java.util.Arrays;

/**
 * Counts of byte strings. A string of up to 15 bytes is its own key, packed into two longs; a
 * longer one is known by 120 bits of hash. So the table holds no strings and follows no pointers.
 */
final class TypeCounts {
  /** Key and count lie side by side, so that a look-up costs one miss of the cache. */
  private static final int STRIDE = 3;

  private static final int PACKED = 15;
  private static final long LONG_KEY = 0xFFL << 56;
  private static final long SEED_1 = 0x2545F4914F6CDD1DL;
  private static final long SEED_2 = 0x5851F42D4C957F2DL;
  private static final int FIRST_CAPACITY = 1 << 14;

  private long[] table = new long[FIRST_CAPACITY * STRIDE];
  private int capacity = FIRST_CAPACITY;
  private int size;

  /** Counts one more of this string, which is not empty. */
  void add(byte[] bytes, int offset, int length) {
    if (length > PACKED) {
      long low = ByteHash.of(bytes, offset, length, SEED_1);
      add(low, ByteHash.of(bytes, offset, length, SEED_2) | LONG_KEY, 1);
    } else if (offset + 16 <= bytes.length) {
      addShort(ByteHash.word(bytes, offset), ByteHash.word(bytes, offset + 8), length);
    } else {
      int end = offset + length;
      int middle = Math.min(offset + 8, end);
      addShort(ByteHash.tail(bytes, offset, middle), ByteHash.tail(bytes, middle, end), length);
    }
  }

  /** The words may hold what lies behind the string. */
  private void addShort(long low, long high, int length) {
    long size = (long) length << 56;
    if (length >= 8) {
      add(low, (high & ((1L << (8 * length - 64)) - 1)) | size, 1);
    } else {
      add(low & ((1L << (8 * length)) - 1), size, 1);
    }
  }

  /** Adds all counts of another table. */
  void addAll(TypeCounts other) {
    // Entries come in the order of their places: in a table that is still to grow they would all
    // crowd its front, each probing past the others.
    while (size + other.size > capacity - (capacity >> 2)) {
      grow();
    }
    for (int at = 0; at < other.table.length; at += STRIDE) {
      if (other.table[at + 1] != 0) {
        add(other.table[at], other.table[at + 1], other.table[at + 2]);
      }
    }
  }

  int size() {
    return size;
  }

  /** Gives all keys and counts, in no order. */
  void forEach(PartStats.TypeConsumer consumer) {
    for (int at = 0; at < table.length; at += STRIDE) {
      if (table[at + 1] != 0) {
        consumer.accept(table[at], table[at + 1], table[at + 2]);
      }
    }
  }

  /** All counts, lowest first. */
  long[] sortedCounts() {
    long[] counts = new long[size];
    int n = 0;
    for (int at = 0; at < table.length; at += STRIDE) {
      if (table[at + 1] != 0) {
        counts[n++] = table[at + 2];
      }
    }
    Arrays.parallelSort(counts);
    return counts;
  }

  /** The second half of a key carries its length and is never 0: 0 is a free place. */
  private void add(long low, long high, long count) {
    int at = slot(low, high);
    while (table[at + 1] != 0) {
      if (table[at] == low && table[at + 1] == high) {
        table[at + 2] += count;
        return;
      }
      at += STRIDE;
      if (at == table.length) {
        at = 0;
      }
    }
    table[at] = low;
    table[at + 1] = high;
    table[at + 2] = count;
    size++;
    if (size > capacity - (capacity >> 2)) {
      grow();
    }
  }

  private int slot(long low, long high) {
    long hash = ByteHash.mix(low ^ SEED_1, high ^ SEED_2);
    return (int) Math.unsignedMultiplyHigh(hash * SEED_2, capacity) * STRIDE;
  }

  private void grow() {
    if (capacity > Integer.MAX_VALUE / STRIDE / 2) {
      throw new IllegalStateException("more than 500 million different tokens");
    }
    long[] old = table;
    capacity *= 2;
    table = new long[capacity * STRIDE];
    size = 0;
    for (int at = 0; at < old.length; at += STRIDE) {
      if (old[at + 1] != 0) {
        add(old[at], old[at + 1], old[at + 2]);
      }
    }
  }
}
