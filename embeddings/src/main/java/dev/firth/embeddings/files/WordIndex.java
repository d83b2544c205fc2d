package dev.firth.embeddings.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The words of a vector table by id, and their ids by word: UTF-8 bytes one after another, where
 * each ends, and a hash table of ids over them. The three parts are what {@link MappedVectors}
 * stores, so that a file is used as it lies, whatever its size; no {@code String} exists until
 * somebody asks for one. Immutable.
 */
public final class WordIndex {

  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final int size;

  /** {@code size + 1} ints: word i is bytes {@code ends[i] .. ends[i + 1]}. */
  private final MemorySegment ends;

  /** Ints, a power of two of them and more than words: id + 1, or 0 for an empty slot. */
  private final MemorySegment slots;

  private final int slotMask;
  private final MemorySegment bytes;

  WordIndex(int size, MemorySegment ends, MemorySegment slots, MemorySegment bytes) {
    this.size = size;
    this.ends = ends;
    this.slots = slots;
    this.slotMask = (int) (slots.byteSize() / 4) - 1;
    this.bytes = bytes;
  }

  /**
   * The index of these words in this order.
   *
   * @throws IllegalArgumentException if a word occurs twice or is empty
   */
  public static WordIndex of(List<String> words) {
    var builder = new WordIndexBuilder(words.size());
    for (String word : words) {
      byte[] utf8 = word.getBytes(UTF_8);
      if (utf8.length == 0) {
        throw new IllegalArgumentException("an empty word has no vector");
      }
      if (builder.add(utf8, 0, utf8.length) < 0) {
        throw new IllegalArgumentException("the word '" + word + "' occurs twice");
      }
    }
    return builder.build();
  }

  public int size() {
    return size;
  }

  /** The word with this id. */
  public String word(int id) {
    return new String(utf8(id), UTF_8);
  }

  /** The word's UTF-8 bytes, a copy. */
  public byte[] utf8(int id) {
    if (id < 0 || id >= size) {
      throw new IndexOutOfBoundsException("word " + id + " of " + size);
    }
    int start = ends.get(INT, 4L * id);
    int end = ends.get(INT, 4L * id + 4);
    return bytes.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE);
  }

  /** The id of a word, or -1. */
  public int id(String word) {
    byte[] utf8 = word.getBytes(UTF_8);
    return id(utf8, 0, utf8.length);
  }

  /** The id of the word with these UTF-8 bytes, or -1. */
  public int id(byte[] utf8, int offset, int length) {
    int slot = hash(utf8, offset, length) & slotMask;
    // A table from a hostile file may have no empty slot: one round is enough.
    for (int tried = 0; tried <= slotMask; tried++) {
      int id = slots.get(INT, 4L * slot) - 1;
      if (id < 0 || id >= size) {
        return -1;
      }
      if (equal(id, utf8, offset, length)) {
        return id;
      }
      slot = (slot + 1) & slotMask;
    }
    return -1;
  }

  private boolean equal(int id, byte[] utf8, int offset, int length) {
    int start = ends.get(INT, 4L * id);
    if (ends.get(INT, 4L * id + 4) - start != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, start + i) != utf8[offset + i]) {
        return false;
      }
    }
    return true;
  }

  /** FNV-1a, then the final mix of MurmurHash3: part of the mapped format, never to change. */
  static int hash(byte[] utf8, int offset, int length) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ (utf8[offset + i] & 0xff)) * 0x01000193;
    }
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }

  /** How many slots the hash table of so many words has: at most half of them are used. */
  static int slotsFor(int words) {
    return (int) Math.min(1L << 30, Long.highestOneBit(Math.max(4L, 4L * words - 1)));
  }

  MemorySegment ends() {
    return ends;
  }

  MemorySegment slots() {
    return slots;
  }

  MemorySegment bytes() {
    return bytes;
  }
}
