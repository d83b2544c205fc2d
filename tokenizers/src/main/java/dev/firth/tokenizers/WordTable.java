package dev.firth.tokenizers;

import dev.firth.runs.UsageException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Words numbered in the order in which they were added: an open-addressing hash table over one byte
 * arena, without an object per word.
 *
 * <p>A slot is two longs. The first holds the word itself if it has at most eight bytes, else its
 * 64-bit hash; the second the word's length and its number plus one, zero in a free slot. So most
 * look-ups touch one cache line and never the arena, and growing needs no bytes of the words.
 */
final class WordTable {
  static final int ABSENT = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** 2^64 divided by the golden ratio: spreads neighbouring keys over the high bits. */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private static final int SHORT_WORD = Long.BYTES;
  private static final int LEAST_SLOTS = 1 << 4;
  private static final int MOST_SLOTS = 1 << 29;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private long[] slots;
  private int shift;
  private int[] starts;
  private byte[] arena;
  private int size;

  /** An empty table with room for so many words before it first grows. */
  WordTable(int expectedWords) {
    int wanted = (int) Math.min(MOST_SLOTS, Math.max(LEAST_SLOTS, 2L * expectedWords));
    int count = Integer.highestOneBit(wanted - 1) << 1;
    allocateSlots(count);
    starts = new int[count / 2 + 1];
    arena = new byte[count * 4];
  }

  int size() {
    return size;
  }

  /** How many words fit in before the slots grow. */
  int capacity() {
    return starts.length - 1;
  }

  /** Whether the slots grow before the next new word. */
  boolean isFull() {
    // At most half of the slots are taken, so that runs of taken slots stay short.
    return size >= starts.length - 1;
  }

  /** Whether a new word of this length fits in without growing. */
  boolean hasRoom(int length) {
    return !isFull() && starts[size] + (long) length <= arena.length;
  }

  /** Bytes of all arrays while one more word of this length is added, old and new ones together. */
  long bytesToAdd(int length) {
    long bytes = slots.length * 8L + starts.length * 4L + arena.length;
    if (isFull()) {
      bytes += 2 * (slots.length * 8L + starts.length * 4L);
    }
    if (starts[size] + (long) length > arena.length) {
      bytes += grownArena(length);
    }
    return bytes;
  }

  /** The number of a word, {@link #ABSENT} if it is not in the table. */
  int find(byte[] bytes, int offset, int length) {
    int slot = slotOf(key(bytes, offset, length), bytes, offset, length);
    return slot < 0 ? ABSENT : (int) slots[2 * slot + 1] - 1;
  }

  /** The number of a word, which is added if it is new: then its number is the former size. */
  int add(byte[] bytes, int offset, int length) {
    long key = key(bytes, offset, length);
    int slot = slotOf(key, bytes, offset, length);
    if (slot >= 0) {
      return (int) slots[2 * slot + 1] - 1;
    }
    if (isFull()) {
      grow();
      slot = slotOf(key, bytes, offset, length);
    }
    append(bytes, offset, length);
    fill(~slot, key, length, size);
    return size - 1;
  }

  int length(int word) {
    return starts[word + 1] - starts[word];
  }

  String word(int word) {
    return new String(arena, starts[word], length(word), StandardCharsets.UTF_8);
  }

  /** The array that holds all words one after the other; not to be changed. */
  byte[] arena() {
    return arena;
  }

  int start(int word) {
    return starts[word];
  }

  /**
   * Compares the bytes of two words as unsigned numbers, which is the order of their characters.
   */
  int compare(int a, int b) {
    return Arrays.compareUnsigned(arena, starts[a], starts[a + 1], arena, starts[b], starts[b + 1]);
  }

  /** Takes out some words; the others keep their order and are numbered anew. */
  void retain(IntPredicate kept) {
    int words = size;
    Arrays.fill(slots, 0);
    size = 0;
    for (int word = 0; word < words; word++) {
      if (kept.test(word)) {
        // The kept words move towards the front, so nothing is overwritten before it was read.
        int start = starts[word];
        int length = length(word);
        long key = key(arena, start, length);
        append(arena, start, length);
        fill(freeSlot(key, length), key, length, size);
      }
    }
  }

  private void append(byte[] bytes, int offset, int length) {
    int start = starts[size];
    if ((long) start + length > arena.length) {
      arena = Arrays.copyOf(arena, grownArena(length));
    }
    System.arraycopy(bytes, offset, arena, start, length);
    size++;
    starts[size] = start + length;
  }

  private int grownArena(int length) {
    long least = starts[size] + (long) length;
    if (least > LONGEST_ARRAY) {
      throw new UsageException(
          "the different words take more than 2 GiB: count with a memory bound");
    }
    return (int) Math.min(LONGEST_ARRAY, Math.max(least, 2L * arena.length));
  }

  private void grow() {
    if (slots.length / 2 >= MOST_SLOTS) {
      throw new UsageException(
          "there are more than " + size + " different words: count with a memory bound");
    }
    long[] old = slots;
    allocateSlots(old.length);
    starts = Arrays.copyOf(starts, old.length / 2 + 1);
    for (int at = 0; at < old.length; at += 2) {
      long entry = old[at + 1];
      if (entry != 0) {
        int slot = freeSlot(old[at], (int) (entry >>> 32));
        slots[2 * slot] = old[at];
        slots[2 * slot + 1] = entry;
      }
    }
  }

  private void allocateSlots(int count) {
    slots = new long[2 * count];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(count);
  }

  private void fill(int slot, long key, int length, int numberPlusOne) {
    slots[2 * slot] = key;
    slots[2 * slot + 1] = (long) length << 32 | numberPlusOne;
  }

  /** The slot of a word, or the complement of the free slot where it belongs. */
  private int slotOf(long key, byte[] bytes, int offset, int length) {
    long[] table = slots;
    int last = table.length / 2 - 1;
    int slot = home(key, length);
    while (true) {
      long entry = table[2 * slot + 1];
      if (entry == 0) {
        return ~slot;
      }
      if (table[2 * slot] == key
          && (int) (entry >>> 32) == length
          && (length <= SHORT_WORD || isWord((int) entry - 1, bytes, offset, length))) {
        return slot;
      }
      slot = (slot + 1) & last;
    }
  }

  private boolean isWord(int word, byte[] bytes, int offset, int length) {
    int start = starts[word];
    return Arrays.equals(arena, start, start + length, bytes, offset, offset + length);
  }

  private int freeSlot(long key, int length) {
    int last = slots.length / 2 - 1;
    int slot = home(key, length);
    while (slots[2 * slot + 1] != 0) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  private int home(long key, int length) {
    long mixed = (key ^ key >>> 32 ^ length) * SPREAD;
    return (int) (mixed >>> shift);
  }

  private static long key(byte[] bytes, int offset, int length) {
    return length <= SHORT_WORD ? packed(bytes, offset, length) : hash(bytes, offset, length);
  }

  /** Up to eight bytes as a little-endian number. */
  private static long packed(byte[] bytes, int offset, int length) {
    if (offset > bytes.length - Long.BYTES) {
      return packedAtEnd(bytes, offset, length);
    }
    long eight = (long) LONGS.get(bytes, offset);
    return length == Long.BYTES ? eight : eight & ((1L << (length << 3)) - 1);
  }

  private static long packedAtEnd(byte[] bytes, int offset, int length) {
    long packed = 0;
    for (int i = length - 1; i >= 0; i--) {
      packed = packed << 8 | (bytes[offset + i] & 0xff);
    }
    return packed;
  }

  /** Hashes eight bytes a step; the last step reads the last eight, some of them again. */
  private static long hash(byte[] bytes, int offset, int length) {
    int last = offset + length - Long.BYTES;
    long hash = length;
    for (int at = offset; at < last; at += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(bytes, at));
    }
    return mix(hash ^ (long) LONGS.get(bytes, last));
  }

  private static long mix(long value) {
    long product = value * SPREAD;
    return product ^ product >>> 29;
  }
}
