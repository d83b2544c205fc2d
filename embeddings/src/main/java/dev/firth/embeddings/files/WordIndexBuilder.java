package dev.firth.embeddings.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Collects words in order and finds those that came before. Not thread-safe. */
final class WordIndexBuilder {

  private byte[] bytes;
  private int[] ends;
  private int[] slots;
  private int size;
  private long brokenWords;

  WordIndexBuilder(int expectedWords) {
    // The expectation may come from a file's header: never a reason to take much memory.
    int room = Math.clamp(expectedWords, 16, 1 << 16);
    bytes = new byte[8 * room];
    ends = new int[room + 1];
    slots = new int[WordIndex.slotsFor(room)];
  }

  /**
   * Adds a word; bytes that are no UTF-8 become U+FFFD.
   *
   * @return its id, or {@code -1 - id} of the same word seen before
   */
  int add(byte[] utf8, int offset, int length) {
    if (!isAscii(utf8, offset, length)) {
      byte[] valid = new String(utf8, offset, length, UTF_8).getBytes(UTF_8);
      if (!Arrays.equals(valid, 0, valid.length, utf8, offset, offset + length)) {
        brokenWords++;
        return addValid(valid, 0, valid.length);
      }
    }
    return addValid(utf8, offset, length);
  }

  private static boolean isAscii(byte[] utf8, int offset, int length) {
    for (int i = 0; i < length; i++) {
      if (utf8[offset + i] < 0) {
        return false;
      }
    }
    return true;
  }

  private int addValid(byte[] utf8, int offset, int length) {
    int mask = slots.length - 1;
    int slot = WordIndex.hash(utf8, offset, length) & mask;
    for (; slots[slot] != 0; slot = (slot + 1) & mask) {
      int id = slots[slot] - 1;
      if (Arrays.equals(bytes, ends[id], ends[id + 1], utf8, offset, offset + length)) {
        return -1 - id;
      }
    }
    append(utf8, offset, length);
    slots[slot] = size;
    if (size > slots.length / 2) {
      rehash(2 * slots.length);
    }
    return size - 1;
  }

  private void append(byte[] utf8, int offset, int length) {
    int start = ends[size];
    int end = Math.addExact(start, length);
    if (end > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(2L * start, end)));
    }
    if (size + 2 > ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    System.arraycopy(utf8, offset, bytes, start, length);
    ends[++size] = end;
  }

  private void rehash(int newSlots) {
    slots = new int[newSlots];
    int mask = newSlots - 1;
    for (int id = 0; id < size; id++) {
      int slot = WordIndex.hash(bytes, ends[id], ends[id + 1] - ends[id]) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = id + 1;
    }
  }

  int size() {
    return size;
  }

  /** Words added, repeated ones too, whose bytes were no UTF-8. */
  long brokenWords() {
    return brokenWords;
  }

  WordIndex build() {
    // The number of slots depends on the words alone, so that equal tables make equal files.
    if (slots.length != WordIndex.slotsFor(size)) {
      rehash(WordIndex.slotsFor(size));
    }
    return new WordIndex(
        size,
        littleEndian(ends, size + 1),
        littleEndian(slots, slots.length),
        MemorySegment.ofArray(Arrays.copyOf(bytes, ends[size])));
  }

  private static MemorySegment littleEndian(int[] ints, int count) {
    var segment = MemorySegment.ofArray(new byte[Math.multiplyExact(4, count)]);
    MemorySegment.copy(ints, 0, segment, WordIndex.INT, 0, count);
    return segment;
  }
}
