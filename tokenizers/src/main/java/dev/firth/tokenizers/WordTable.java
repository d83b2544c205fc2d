package dev.firth.tokenizers;

import dev.firth.runs.UsageException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Words with counts, numbered in the order in which they were added: an open-addressing hash table
 * over one byte arena, without an object per word.
 *
 * <p>A slot is four longs, half a cache line: the first eight bytes of the word; the last eight of
 * a word of up to sixteen, or a hash of a longer one; its length and its number plus one, zero in a
 * free slot; its count. So counting a word touches one cache line and not the arena, unless the
 * word is very long, and growing needs no bytes of the words. Measured against narrower slots with
 * the counts beside them: docs/decisions/counting-words.md.
 */
public final class WordTable {
  /** The number of a word that is not in the table. */
  public static final int ABSENT = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** 2^64 divided by the golden ratio: spreads neighbouring keys over the high bits. */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private static final int HEAD = 0;
  private static final int TAIL = 1;
  private static final int ENTRY = 2;
  private static final int COUNT = 3;
  private static final int SLOT_LONGS = 4;

  private static final int WHOLE_IN_HEAD = Long.BYTES;
  private static final int WHOLE_IN_SLOT = 2 * Long.BYTES;
  private static final int LEAST_SLOTS = 1 << 4;
  private static final int MOST_SLOTS = 1 << 28;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private long[] slots;
  private int shift;
  private int[] starts;
  private byte[] arena;
  private int size;

  /** An empty table with room for so many words before it first grows. */
  public WordTable(int expectedWords) {
    int count = LEAST_SLOTS;
    while (count < MOST_SLOTS && wordsIn(count) < expectedWords) {
      count *= 2;
    }
    allocateSlots(count);
    starts = new int[wordsIn(count) + 1];
    arena = new byte[count * 4];
  }

  /** Adds the counts of all words of another table. */
  public void addAll(WordTable other) {
    long[] counts = other.counts();
    for (int word = 0; word < counts.length; word++) {
      add(other.arena(), other.start(word), other.length(word), counts[word]);
    }
  }

  /** Number of words. */
  public int size() {
    return size;
  }

  /** How many words fit in before the slots grow. */
  int capacity() {
    return starts.length - 1;
  }

  /** Whether a new word of this length fits in without growing. */
  public boolean hasRoom(int length) {
    return size < capacity() && starts[size] + (long) length <= arena.length;
  }

  /** Bytes of all arrays while one more word of this length is added, old and new ones together. */
  public long bytesToAdd(int length) {
    // The third term is what pruning needs.
    long bytes = slots.length * 8L + starts.length * 4L + starts.length * 8L + arena.length;
    if (size == capacity()) {
      bytes += 2 * (slots.length * 8L + starts.length * 4L);
    }
    if (starts[size] + (long) length > arena.length) {
      bytes += grownArena(length);
    }
    return bytes;
  }

  /** The number of a word, {@link #ABSENT} if it is not in the table. */
  public int find(byte[] bytes, int offset, int length) {
    long head = head(bytes, offset, length);
    long tail = tail(bytes, offset, length);
    int at = slotOf(head, tail, bytes, offset, length);
    return at < 0 ? ABSENT : (int) slots[at + ENTRY] - 1;
  }

  /**
   * Adds to the count of a word. One that is new is added itself and gets the former size as its
   * number.
   *
   * @return the word's number
   */
  public int add(byte[] bytes, int offset, int length, long count) {
    long head = head(bytes, offset, length);
    long tail = tail(bytes, offset, length);
    int at = slotOf(head, tail, bytes, offset, length);
    if (at < 0) {
      at = addNew(~at, head, tail, bytes, offset, length);
    }
    slots[at + COUNT] += count;
    return (int) slots[at + ENTRY] - 1;
  }

  /** Bytes of a word. */
  public int length(int word) {
    return starts[word + 1] - starts[word];
  }

  /** A word as a string. */
  public String word(int word) {
    return new String(arena, starts[word], length(word), StandardCharsets.UTF_8);
  }

  /** The array that holds all words one after the other; not to be changed. */
  public byte[] arena() {
    return arena;
  }

  /** Where a word begins in {@link #arena()}. */
  public int start(int word) {
    return starts[word];
  }

  /** A byte of a word as an unsigned number, -1 behind its end. */
  int byteAt(int word, int index) {
    int at = starts[word] + index;
    return at < starts[word + 1] ? arena[at] & 0xff : -1;
  }

  /** The counts of all words by number, in a new array. */
  public long[] counts() {
    var counts = new long[size];
    for (int at = 0; at < slots.length; at += SLOT_LONGS) {
      if (slots[at + ENTRY] != 0) {
        counts[(int) slots[at + ENTRY] - 1] = slots[at + COUNT];
      }
    }
    return counts;
  }

  /** Takes out all words with a lower count; the others keep their order and are renumbered. */
  void retain(long leastCount) {
    long[] counts = counts();
    Arrays.fill(slots, 0);
    size = 0;
    for (int word = 0; word < counts.length; word++) {
      if (counts[word] >= leastCount) {
        // The kept words move towards the front, so nothing is overwritten before it was read.
        add(arena, starts[word], length(word), counts[word]);
      }
    }
  }

  private int addNew(int free, long head, long tail, byte[] bytes, int offset, int length) {
    int at = free;
    if (size == capacity()) {
      grow();
      at = freeSlot(head, tail, length);
    }
    append(bytes, offset, length);
    slots[at + HEAD] = head;
    slots[at + TAIL] = tail;
    slots[at + ENTRY] = (long) length << 32 | size;
    return at;
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
    long[] old = slots;
    int count = old.length / SLOT_LONGS * 2;
    if (count > MOST_SLOTS) {
      throw new UsageException(
          "there are more than " + size + " different words: count with a memory bound");
    }
    allocateSlots(count);
    starts = Arrays.copyOf(starts, wordsIn(count) + 1);
    for (int at = 0; at < old.length; at += SLOT_LONGS) {
      if (old[at + ENTRY] != 0) {
        int length = (int) (old[at + ENTRY] >>> 32);
        int to = freeSlot(old[at + HEAD], old[at + TAIL], length);
        System.arraycopy(old, at, slots, to, SLOT_LONGS);
      }
    }
  }

  private void allocateSlots(int count) {
    slots = new long[count * SLOT_LONGS];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(count);
  }

  /** At most five eighths of the slots are taken, so that runs of taken slots stay short. */
  private static int wordsIn(int slotCount) {
    return slotCount / 8 * 5;
  }

  /** Where the slot of a word begins, or the complement of the free slot where it belongs. */
  private int slotOf(long head, long tail, byte[] bytes, int offset, int length) {
    long[] table = slots;
    int at = home(head, tail, length);
    while (true) {
      long entry = table[at + ENTRY];
      if (entry == 0) {
        return ~at;
      }
      if (table[at + HEAD] == head
          && table[at + TAIL] == tail
          && (int) (entry >>> 32) == length
          && (length <= WHOLE_IN_SLOT || isWord((int) entry - 1, bytes, offset, length))) {
        return at;
      }
      at = (at + SLOT_LONGS) & (table.length - 1);
    }
  }

  private boolean isWord(int word, byte[] bytes, int offset, int length) {
    int start = starts[word];
    return Arrays.equals(arena, start, start + length, bytes, offset, offset + length);
  }

  private int freeSlot(long head, long tail, int length) {
    int at = home(head, tail, length);
    while (slots[at + ENTRY] != 0) {
      at = (at + SLOT_LONGS) & (slots.length - 1);
    }
    return at;
  }

  private int home(long head, long tail, int length) {
    long mixed = (head ^ mix(tail) ^ length) * SPREAD;
    mixed = (mixed ^ mixed >>> 32) * SPREAD;
    return (int) (mixed >>> shift) * SLOT_LONGS;
  }

  /** The first eight bytes; a shorter word stands in the high ones. */
  private static long head(byte[] bytes, int offset, int length) {
    if (length >= WHOLE_IN_HEAD) {
      return (long) LONGS.get(bytes, offset);
    }
    if (length == 0 || offset > bytes.length - Long.BYTES) {
      return headAtEnd(bytes, offset, length);
    }
    return (long) LONGS.get(bytes, offset) << (Long.SIZE - length * Byte.SIZE);
  }

  private static long headAtEnd(byte[] bytes, int offset, int length) {
    long head = 0;
    for (int i = 0; i < length; i++) {
      head = head >>> Byte.SIZE | (long) bytes[offset + i] << (Long.SIZE - Byte.SIZE);
    }
    return head;
  }

  private static long tail(byte[] bytes, int offset, int length) {
    if (length <= WHOLE_IN_HEAD) {
      return 0;
    }
    int last = offset + length - Long.BYTES;
    if (length <= WHOLE_IN_SLOT) {
      return (long) LONGS.get(bytes, last);
    }
    return hash(bytes, offset + Long.BYTES, last);
  }

  /** Hashes eight bytes a step; the last eight may hold some that were hashed before. */
  private static long hash(byte[] bytes, int from, int last) {
    long hash = 0;
    for (int at = from; at < last; at += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(bytes, at));
    }
    return mix(hash ^ (long) LONGS.get(bytes, last));
  }

  private static long mix(long value) {
    long product = value * SPREAD;
    return product ^ product >>> 29;
  }
}
