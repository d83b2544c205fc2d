package dev.firth.tokenizers.normalize;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The rewriting rules that a SentencePiece model carries as {@code precompiled_charsmap}: UTF-8
 * strings and what takes their place. The format is a little-endian size, a double array of the
 * Darts-clone library of that many bytes, and a pool of replacements, each ended by a NUL byte; the
 * values in the array are places in the pool. Immutable.
 */
public final class CharsMap {
  /** No rule applies. */
  public static final long NONE = -1;

  private static final int LABEL = 0x8000_00ff;

  private final byte[] bytes;
  private final int[] units;
  private final byte[] pool;

  private CharsMap(byte[] bytes, int[] units, byte[] pool) {
    this.bytes = bytes;
    this.units = units;
    this.pool = pool;
  }

  /**
   * Reads a map.
   *
   * @throws IllegalArgumentException if sizes do not fit
   */
  public static CharsMap of(byte[] bytes) {
    if (bytes.length < Integer.BYTES) {
      throw new IllegalArgumentException(
          "a character map of " + bytes.length + " bytes has no room for its size");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long size = Integer.toUnsignedLong(buffer.getInt());
    if (size > buffer.remaining() || size % Integer.BYTES != 0 || size == 0) {
      throw new IllegalArgumentException(
          "a character map of %d bytes says that its trie takes %d".formatted(bytes.length, size));
    }
    int[] units = new int[(int) size / Integer.BYTES];
    buffer.asIntBuffer().get(units);
    byte[] pool = Arrays.copyOfRange(bytes, Integer.BYTES + (int) size, bytes.length);
    return new CharsMap(bytes.clone(), units, pool);
  }

  /** The double array; only lent, not to be written to. */
  int[] units() {
    return units;
  }

  /** The bytes it was read from. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /**
   * The rule for the longest key that a text begins with, as SentencePiece applies it.
   *
   * @return length of the key in bytes in the upper 32 bits, place in the {@link #pool()} in the
   *     lower ones; {@link #NONE} if no key fits
   */
  public long longest(byte[] utf8, int from, int to) {
    return search(utf8, from, to, false);
  }

  /**
   * The rule for the shortest key that a text begins with, as Hugging Face's tokenizers apply it.
   *
   * @return as for {@link #longest}
   */
  public long shortest(byte[] utf8, int from, int to) {
    return search(utf8, from, to, true);
  }

  private long search(byte[] utf8, int from, int to, boolean first) {
    long found = NONE;
    int node = offset(units[0]);
    for (int i = from; i < to; i++) {
      int label = utf8[i] & 0xff;
      node ^= label;
      // A damaged array may point anywhere.
      if (Integer.compareUnsigned(node, units.length) >= 0 || label == 0) {
        return found;
      }
      int unit = units[node];
      if ((unit & LABEL) != label) {
        return found;
      }
      node ^= offset(unit);
      if (((unit >>> 8) & 1) != 0 && Integer.compareUnsigned(node, units.length) < 0) {
        int value = units[node] & Integer.MAX_VALUE;
        if (value <= pool.length) {
          found = ((long) (i + 1 - from) << 32) | value;
          if (first) {
            return found;
          }
        }
      }
    }
    return found;
  }

  private static int offset(int unit) {
    return (unit >>> 10) << ((unit & (1 << 9)) >>> 6);
  }

  /** The replacements, in UTF-8, each ended by a NUL byte; only lent, not to be written to. */
  public byte[] pool() {
    return pool;
  }

  /** One past the last byte of the replacement that begins at a place in the pool. */
  public int poolEnd(int place) {
    int end = place;
    while (end < pool.length && pool[end] != 0) {
      end++;
    }
    return end;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CharsMap map && Arrays.equals(bytes, map.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "CharsMap[" + units.length + " units, " + pool.length + " bytes]";
  }
}
