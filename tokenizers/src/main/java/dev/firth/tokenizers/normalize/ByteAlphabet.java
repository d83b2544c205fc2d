package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import java.util.Arrays;

/**
 * The printable character that stands for each byte in byte-level vocabularies (GPT-2, Radford et
 * al. 2019): itself where Latin-1 has a printable one, else the next one from U+0100 on.
 */
public final class ByteAlphabet {
  /** One past the last character that stands for a byte. */
  private static final int LIMIT = 0x144;

  private static final char[] CHARACTERS = characters();
  private static final short[] BYTES = bytes();

  private ByteAlphabet() {}

  /** The character that stands for a byte, given as 0 to 255. */
  public static char characterOf(int value) {
    return CHARACTERS[value];
  }

  /** The byte (0 to 255) that a character stands for, or -1. */
  public static int byteOf(int codePoint) {
    return codePoint < LIMIT ? BYTES[codePoint] : -1;
  }

  /** A text as the characters of its bytes, each aligned with the character it is a byte of. */
  public static NormalizedText spell(NormalizedText text) {
    int length = text.length();
    int plain = 0;
    while (plain < length && text.charAt(plain) > ' ' && text.charAt(plain) < 0x7f) {
      plain++;
    }
    if (plain == length) {
      return text;
    }
    NormalizedText.Editor editor = text.edit().keepTo(plain);
    for (int at = plain; at < length; ) {
      int codePoint = text.codePointAt(at);
      spell(codePoint, editor);
      at += Character.charCount(codePoint);
    }
    return editor.done();
  }

  private static void spell(int codePoint, NormalizedText.Editor editor) {
    if (codePoint < 0x80) {
      editor.replace(CHARACTERS[codePoint]);
      return;
    }
    int following = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
    int lead = (0xff00 >> (following + 1)) & 0xff;
    editor.replace(CHARACTERS[lead | (codePoint >> (6 * following))]);
    for (int i = following - 1; i >= 0; i--) {
      editor.insert(CHARACTERS[0x80 | ((codePoint >> (6 * i)) & 0x3f)]);
    }
  }

  private static boolean isPrintable(int value) {
    return (value > ' ' && value < 0x7f) || (value > 0xa0 && value != 0xad);
  }

  private static char[] characters() {
    char[] characters = new char[256];
    char next = 0x100;
    for (int value = 0; value < 256; value++) {
      characters[value] = isPrintable(value) ? (char) value : next++;
    }
    return characters;
  }

  private static short[] bytes() {
    short[] bytes = new short[LIMIT];
    Arrays.fill(bytes, (short) -1);
    for (int value = 0; value < 256; value++) {
      bytes[CHARACTERS[value]] = (short) value;
    }
    return bytes;
  }
}
