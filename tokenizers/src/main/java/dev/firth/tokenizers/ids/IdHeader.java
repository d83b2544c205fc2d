package dev.firth.tokenizers.ids;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first {@value #BYTES} bytes of an id file.
 *
 * @param length ints
 * @param tokens ints that are words
 * @param blocks entries of the table of checksums
 * @param vocabularySize every id is below it
 * @param vocabularyFingerprint of the words in the order of their ids
 */
record IdHeader(
    long length, long tokens, long blocks, int vocabularySize, int vocabularyFingerprint) {
  static final int BYTES = 64;
  static final int VERSION = 1;

  private static final byte[] MAGIC = "FIRTHIDS".getBytes(StandardCharsets.US_ASCII);

  /** Ready to be written. */
  ByteBuffer toBytes() {
    return ByteBuffer.allocate(BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putInt(VERSION)
        .putInt(0)
        .putLong(length)
        .putLong(tokens)
        .putLong(blocks)
        .putInt(vocabularySize)
        .putInt(vocabularyFingerprint)
        .putLong(0)
        .putLong(0)
        .flip();
  }

  static boolean hasMagic(ByteBuffer bytes) {
    var begin = new byte[MAGIC.length];
    bytes.get(0, begin);
    return Arrays.equals(begin, MAGIC);
  }

  static int version(ByteBuffer bytes) {
    return bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(8);
  }

  /** The fields as they stand; nothing is checked. */
  static IdHeader of(ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    return new IdHeader(
        bytes.getLong(16),
        bytes.getLong(24),
        bytes.getLong(32),
        bytes.getInt(40),
        bytes.getInt(44));
  }
}
