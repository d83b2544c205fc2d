package dev.firth.tokenizers.train;

/** Characters of valid UTF-8. */
final class CodePoints {
  private CodePoints() {}

  /** The character that begins at an index. */
  static int at(byte[] utf8, int index) {
    int lead = utf8[index];
    if (lead >= 0) {
      return lead;
    }
    if (lead < (byte) 0xE0) {
      return (lead & 0x1F) << 6 | low(utf8, index + 1);
    }
    if (lead < (byte) 0xF0) {
      return (lead & 0x0F) << 12 | low(utf8, index + 1) << 6 | low(utf8, index + 2);
    }
    return (lead & 0x07) << 18
        | low(utf8, index + 1) << 12
        | low(utf8, index + 2) << 6
        | low(utf8, index + 3);
  }

  private static int low(byte[] utf8, int index) {
    return utf8[index] & 0x3F;
  }

  /** Bytes of a character. */
  static int bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
