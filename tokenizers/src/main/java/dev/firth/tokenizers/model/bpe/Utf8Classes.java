package dev.firth.tokenizers.model.bpe;

import dev.firth.tokenizers.CharacterClasses;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;

/**
 * The classes of characters that the patterns of byte-level encodings tell apart, for characters in
 * valid UTF-8. A class is a set of bits.
 */
final class Utf8Classes {
  static final int LETTER = 1;
  static final int NUMBER = 2;

  /** The property White_Space. */
  static final int SPACE = 4;

  /** Carriage return and line feed, which are also {@link #SPACE}. */
  static final int NEWLINE = 8;

  /** Letters that are not lower case, and marks. */
  static final int UPPER = 16;

  /** Letters that are not upper or title case, and marks. */
  static final int LOWER = 32;

  private static final int BLOCK_BITS = 8;
  private static final int BLOCK = 1 << BLOCK_BITS;
  private static final char[] BLOCKS = new char[(Character.MAX_CODE_POINT + 1) >> BLOCK_BITS];
  private static final byte[] CLASSES = fill();

  private Utf8Classes() {}

  private static byte[] fill() {
    byte[] classes = new byte[Character.MAX_CODE_POINT + 1];
    int used = 0;
    var known = new HashMap<ByteBuffer, Integer>();
    for (int block = 0; block < BLOCKS.length; block++) {
      byte[] values = new byte[BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        values[i] = (byte) classify(block << BLOCK_BITS | i);
      }
      Integer same = known.putIfAbsent(ByteBuffer.wrap(values), used);
      if (same == null) {
        System.arraycopy(values, 0, classes, used << BLOCK_BITS, BLOCK);
        same = used++;
      }
      BLOCKS[block] = (char) same.intValue();
    }
    return Arrays.copyOf(classes, used << BLOCK_BITS);
  }

  private static int classify(int character) {
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> LETTER | UPPER;
      case Character.LOWERCASE_LETTER -> LETTER | LOWER;
      case Character.MODIFIER_LETTER, Character.OTHER_LETTER -> LETTER | UPPER | LOWER;
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          UPPER | LOWER;
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
          NUMBER;
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          SPACE;
      default -> {
        if (character == '\r' || character == '\n') {
          yield SPACE | NEWLINE;
        }
        yield CharacterClasses.isWhiteSpace(character) ? SPACE : 0;
      }
    };
  }

  static int of(int character) {
    return CLASSES[(BLOCKS[character >> BLOCK_BITS] << BLOCK_BITS) | (character & (BLOCK - 1))];
  }

  /** Class of the character that begins at a place. */
  static int at(byte[] text, int at) {
    byte first = text[at];
    return first >= 0 ? CLASSES[first] : of(decode(text, at, first));
  }

  private static int decode(byte[] text, int at, int first) {
    int second = text[at + 1] & 0x3F;
    if (first < (byte) 0xE0) {
      return (first & 0x1F) << 6 | second;
    }
    int third = text[at + 2] & 0x3F;
    if (first < (byte) 0xF0) {
      return (first & 0x0F) << 12 | second << 6 | third;
    }
    return (first & 0x07) << 18 | second << 12 | third << 6 | (text[at + 3] & 0x3F);
  }

  /** Bytes of the character that begins at a place. */
  static int width(byte[] text, int at) {
    byte first = text[at];
    if (first >= 0) {
      return 1;
    }
    if (first < (byte) 0xE0) {
      return 2;
    }
    return first < (byte) 0xF0 ? 3 : 4;
  }

  /** Where the character before a place begins. */
  static int before(byte[] text, int at) {
    int start = at - 1;
    while ((text[start] & 0xC0) == 0x80) {
      start--;
    }
    return start;
  }

  /** End of the characters from a place on that are of one of some classes. */
  static int runEnd(byte[] text, int from, int to, int classes) {
    int at = from;
    while (at < to && (at(text, at) & classes) != 0) {
      at += width(text, at);
    }
    return at;
  }

  /** End of the characters from a place on that are of none of some classes. */
  static int runEndWithout(byte[] text, int from, int to, int classes) {
    int at = from;
    while (at < to && (at(text, at) & classes) == 0) {
      at += width(text, at);
    }
    return at;
  }
}
