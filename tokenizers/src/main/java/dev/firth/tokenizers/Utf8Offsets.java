package dev.firth.tokenizers;

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
    for (int i = 0; i < text.length(); i++) {
      offsets[i] = bytes;
      char unit = text.charAt(i);
      if (unit < 0x80) {
        bytes += 1;
      } else if (unit < 0x800) {
        bytes += 2;
      } else if (isPair(text, i)) {
        offsets[++i] = bytes;
        bytes += 4;
      } else {
        bytes += 3;
      }
    }
    offsets[text.length()] = bytes;
    return offsets;
  }

  private static boolean isPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }
}
