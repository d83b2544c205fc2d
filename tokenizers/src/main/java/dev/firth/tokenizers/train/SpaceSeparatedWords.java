package dev.firth.tokenizers.train;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.words.WhitespaceWords;

/** Words between white space as Unicode defines it, without a string a word. */
final class SpaceSeparatedWords implements WordTokenizer {
  private final WhitespaceWords ascii = new WhitespaceWords();

  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    ascii.tokenize(utf8, offset, length, (bytes, from, size) -> cut(bytes, from, size, sink));
  }

  private static void cut(byte[] utf8, int offset, int length, TokenSink sink) {
    int end = offset + length;
    int from = offset;
    for (int at = offset; at < end; at++) {
      // U+0085 and U+00A0; U+1680; U+2000 to U+205F; U+3000.
      int space = utf8[at] < (byte) 0xE4 && utf8[at] >= (byte) 0xC2 ? spaceBytes(utf8, at) : 0;
      if (space > 0) {
        if (at > from) {
          sink.token(utf8, from, at - from);
        }
        from = at + space;
        at = from - 1;
      }
    }
    if (end > from) {
      sink.token(utf8, from, end - from);
    }
  }

  /** Bytes of the white-space character that begins here, 0 if it is none. */
  private static int spaceBytes(byte[] utf8, int at) {
    int c = CodePoints.at(utf8, at);
    return switch (c) {
      case 0x85, 0xA0 -> 2;
      case 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> 3;
      default -> c >= 0x2000 && c <= 0x200A ? 3 : 0;
    };
  }

  @Override
  public String signature() {
    return "unicode-whitespace";
  }
}
