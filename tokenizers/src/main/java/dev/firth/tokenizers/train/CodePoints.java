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
      return (lead & 0x1F) << 6 | utf8[index + 1] & 0x3F;
    }
    if (lead < (byte) 0xF0) {
      return (lead & 0x0F) << 12 | (utf8[index + 1] & 0x3F) << 6 | utf8[index + 2] & 0x3F;
    }
    return (lead & 0x07) << 18
        | (utf8[index + 1] & 0x3F) << 12
        | (utf8[index + 2] & 0x3F) << 6
        | utf8[index + 3] & 0x3F;
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
