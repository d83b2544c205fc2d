package dev.firth.seq2seq.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands at the beginning of a file of sentences.
 *
 * @param sentences rows
 * @param ids ids of all sides together
 * @param sides the sides in their order
 */
record SentenceHeader(long sentences, long ids, List<Side> sides) {
  static final int VERSION = 1;
  static final int MOST_SIDES = 16;

  /** Bytes before the sides, which are enough to know how many more there are. */
  static final int FIXED_BYTES = 32;

  private static final int SIDE_BYTES = 16;
  private static final byte[] MAGIC = "FIRTHSEN".getBytes(StandardCharsets.US_ASCII);

  /**
   * A side.
   *
   * @param vocabulary of its tokenizer
   * @param tokens its ids
   */
  record Side(VocabularyMark vocabulary, long tokens) {}

  static int bytes(int sides) {
    return FIXED_BYTES + sides * SIDE_BYTES;
  }

  /** Ready to be written. */
  ByteBuffer toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(bytes(sides.size())).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putInt(VERSION).putInt(sides.size()).putLong(sentences).putLong(ids);
    for (Side side : sides) {
      bytes.putInt(side.vocabulary().size()).putInt(side.vocabulary().fingerprint());
      bytes.putLong(side.tokens());
    }
    return bytes.flip();
  }

  static boolean hasMagic(ByteBuffer bytes) {
    var begin = new byte[MAGIC.length];
    bytes.get(0, begin);
    return Arrays.equals(begin, MAGIC);
  }

  static int version(ByteBuffer bytes) {
    return bytes.getInt(MAGIC.length);
  }

  static int sides(ByteBuffer bytes) {
    return bytes.getInt(MAGIC.length + Integer.BYTES);
  }

  /** The fields as they stand; nothing is checked. */
  static SentenceHeader of(ByteBuffer bytes) {
    List<Side> sides = new ArrayList<>();
    for (int side = 0; side < sides(bytes); side++) {
      int at = bytes(side);
      var vocabulary = new VocabularyMark(bytes.getInt(at), bytes.getInt(at + Integer.BYTES));
      sides.add(new Side(vocabulary, bytes.getLong(at + 2 * Integer.BYTES)));
    }
    return new SentenceHeader(bytes.getLong(16), bytes.getLong(24), List.copyOf(sides));
  }
}
