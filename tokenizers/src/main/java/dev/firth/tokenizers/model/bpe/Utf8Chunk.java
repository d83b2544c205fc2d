package dev.firth.tokenizers.model.bpe;

import java.util.Arrays;

/**
 * A part of a text as UTF-8, cut where no pattern of byte-level encodings has a piece across: after
 * a letter and before something that is neither letter nor mark nor apostrophe. Mostly of a few
 * thousand characters, longer only where the text has no such place. For one thread.
 */
final class Utf8Chunk {
  private static final int USUAL = 8192;
  private static final int BLOCK = 32;
  private static final int ASCII = 0x80;

  private char[] chars = new char[USUAL];
  private byte[] bytes = new byte[3 * USUAL + BytePattern.PADDING + 1];
  private int length;
  private boolean ascii;
  private boolean led;

  byte[] bytes() {
    return bytes;
  }

  /** Number of bytes. */
  int length() {
    return length;
  }

  /** Whether a byte is a UTF-16 unit. */
  boolean isAscii() {
    return ascii;
  }

  /** Whether the first byte is a blank that is not in the text. */
  boolean isLed() {
    return led;
  }

  /** Gives back what a long chunk took. */
  void release() {
    if (chars.length > 16 * USUAL) {
      chars = new char[USUAL];
      bytes = new byte[3 * USUAL + BytePattern.PADDING + 1];
    }
  }

  /**
   * Takes the next part of a text.
   *
   * @param isLed puts a blank before it
   * @return the unit after it
   */
  int read(String text, int from, int to, boolean isLed) {
    int end = cut(text, from, to);
    read(text, from, end);
    led = isLed;
    if (isLed) {
      System.arraycopy(bytes, 0, bytes, 1, length++);
      bytes[0] = ' ';
      ascii = false;
    }
    return end;
  }

  /** Takes a text as it is. */
  void readWhole(String text) {
    read(text, 0, text.length());
    led = false;
  }

  private void read(String text, int from, int end) {
    int units = end - from;
    if (units > chars.length) {
      chars = new char[units];
      bytes = new byte[Math.toIntExact(3L * units + BytePattern.PADDING + 1)];
    }
    text.getChars(from, end, chars, 0);
    encode(units);
  }

  private static int cut(String text, int from, int to) {
    long size = USUAL;
    for (int least = from + 1; ; ) {
      int end = (int) Math.min(to, from + size);
      if (end == to) {
        return to;
      }
      int found = lastCut(text, least, end);
      if (found > 0) {
        return found;
      }
      least = end;
      size *= 2;
    }
  }

  private static int lastCut(String text, int from, int to) {
    for (int at = to - 1; at >= from; at--) {
      if (isCut(text.charAt(at - 1), text.charAt(at))) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isCut(char before, char after) {
    if (after >= ASCII || before >= ASCII) {
      return isPlain(after) && !Character.isSurrogate(before) && Character.isLetter(before);
    }
    return after < 'A' && after != '\'' && AsciiRuns.isLetter((byte) before);
  }

  /** Whether a character is neither letter nor mark nor apostrophe, half ones left out. */
  private static boolean isPlain(char character) {
    return character != '\''
        && !Character.isSurrogate(character)
        && (Utf8Classes.of(character) & (Utf8Classes.UPPER | Utf8Classes.LOWER)) == 0;
  }

  private void encode(int units) {
    int at = 0;
    int out = 0;
    while (at < units) {
      int end = Math.min(at + BLOCK, units);
      if (isAscii(at, end)) {
        for (int i = at; i < end; i++) {
          bytes[out + i - at] = (byte) chars[i];
        }
        out += end - at;
        at = end;
      } else {
        // A pair of surrogates at the end of the block is taken whole.
        while (at < end) {
          int character = Character.codePointAt(chars, at, units);
          out = put(Utf8Length.whole(character), out);
          at += Character.charCount(character);
        }
      }
    }
    length = out;
    ascii = out == units;
    Arrays.fill(bytes, out, out + BytePattern.PADDING + 1, (byte) 0);
  }

  private boolean isAscii(int from, int to) {
    int all = 0;
    for (int i = from; i < to; i++) {
      all |= chars[i];
    }
    return all < ASCII;
  }

  private int put(int character, int at) {
    int out = at;
    if (character < 0x80) {
      bytes[out++] = (byte) character;
    } else if (character < 0x800) {
      bytes[out++] = (byte) (0xC0 | character >> 6);
      bytes[out++] = (byte) (0x80 | (character & 0x3F));
    } else if (character < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      bytes[out++] = (byte) (0xE0 | character >> 12);
      bytes[out++] = (byte) (0x80 | ((character >> 6) & 0x3F));
      bytes[out++] = (byte) (0x80 | (character & 0x3F));
    } else {
      bytes[out++] = (byte) (0xF0 | character >> 18);
      bytes[out++] = (byte) (0x80 | ((character >> 12) & 0x3F));
      bytes[out++] = (byte) (0x80 | ((character >> 6) & 0x3F));
      bytes[out++] = (byte) (0x80 | (character & 0x3F));
    }
    return out;
  }
}
