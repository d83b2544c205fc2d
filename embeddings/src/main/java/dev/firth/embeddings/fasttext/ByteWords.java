package dev.firth.embeddings.fasttext;

import java.util.Arrays;

/** Distinct words as bytes, numbered as they come, found by fastText's hash. Not thread-safe. */
final class ByteWords {
  private byte[] bytes;
  private int[] ends;
  private int[] slots;
  private int size;

  /** Room for so many words at first. */
  ByteWords(int expected) {
    int room = Math.clamp(expected, 16, 1 << 20);
    bytes = new byte[8 * room];
    ends = new int[room + 1];
    slots = new int[Integer.highestOneBit(room) * 4];
  }

  int size() {
    return size;
  }

  /** The number of a word, or -1. */
  int find(byte[] word, int from, int to, int hash) {
    int id = slots[slot(word, from, to, hash)] - 1;
    return id;
  }

  /** The number of a word, which is added if it is new. */
  int add(byte[] word, int from, int to, int hash) {
    int slot = slot(word, from, to, hash);
    if (slots[slot] == 0) {
      append(word, from, to);
      slots[slot] = size;
      if (size > slots.length / 2) {
        rehash();
      }
      return size - 1;
    }
    return slots[slot] - 1;
  }

  private int slot(byte[] word, int from, int to, int hash) {
    int mask = slots.length - 1;
    int slot = spread(hash) & mask;
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (Arrays.equals(bytes, ends[id], ends[id + 1], word, from, to)) {
        break;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** FNV's low bits depend on low bits only. */
  private static int spread(int hash) {
    return hash ^ (hash >>> 15);
  }

  private void append(byte[] word, int from, int to) {
    int start = ends[size];
    int end = Math.addExact(start, to - from);
    if (end > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(2L * start, end)));
    }
    if (size + 2 > ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    System.arraycopy(word, from, bytes, start, to - from);
    ends[++size] = end;
  }

  private void rehash() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int id = 0; id < size; id++) {
      int slot = spread(hash(id)) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = id + 1;
    }
  }

  /** fastText's hash of a word. */
  int hash(int id) {
    return Subwords.hash(bytes, ends[id], ends[id + 1]);
  }

  /** All words one after another; word i is from {@link #start} to {@link #end}. */
  byte[] bytes() {
    return bytes;
  }

  int start(int id) {
    return ends[id];
  }

  int end(int id) {
    return ends[id + 1];
  }
}
