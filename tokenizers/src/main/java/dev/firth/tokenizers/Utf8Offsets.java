package dev.firth.tokenizers;

import java.util.Arrays;

/** Where each UTF-16 unit of a text begins in the text's UTF-8. */
final class Utf8Offsets {
  private Utf8Offsets() {}

  /**
   * The byte at which each unit begins, and at the end the number of bytes. The second unit of a
   * pair counts as the place where the pair begins.
   */
  static int[] of(String text) {
    int[] offsets = new int[text.length() + 1];
    int bytes = 0;
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      int end = at + Character.charCount(character);
      Arrays.fill(offsets, at, end, bytes);
      bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
      at = end;
    }
    offsets[text.length()] = bytes;
    return offsets;
  }
}
