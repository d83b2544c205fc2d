package dev.firth.tokenizers.train;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;

/**
 * Cuts before each single blank between two characters that are certainly no white space: a word
 * takes the blank before it along. Nothing is dropped; joined, the chunks are the text.
 */
enum SpacedChunks implements WordTokenizer {
  INSTANCE;

  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    int end = offset + length;
    int from = offset;
    for (int at = offset + 1; at < end - 1; at++) {
      if (utf8[at] == ' ' && isSolidBefore(utf8, offset, at) && isSolid(utf8[at + 1])) {
        sink.token(utf8, from, at - from);
        from = at;
      }
    }
    if (from < end) {
      sink.token(utf8, from, end - from);
    }
  }

  private static boolean isSolidBefore(byte[] utf8, int offset, int at) {
    int lead = at - 1;
    while (lead > offset && (utf8[lead] & 0xC0) == 0x80) {
      lead--;
    }
    return isSolid(utf8[lead]);
  }

  /** Whether no white space begins with this byte; some other characters are refused with it. */
  private static boolean isSolid(byte lead) {
    if (lead >= 0) {
      return lead > ' ' && lead < 0x7f;
    }
    // U+0085 and U+00A0; U+1680; U+2000 to U+205F; U+3000.
    return lead != (byte) 0xC2 && lead != (byte) 0xE1 && lead != (byte) 0xE2 && lead != (byte) 0xE3;
  }

  @Override
  public String signature() {
    return "spaced";
  }
}
