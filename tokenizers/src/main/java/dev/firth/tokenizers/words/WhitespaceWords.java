package dev.firth.tokenizers.words;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Words are what stands between ASCII white space: space, tab, line feed, vertical tab, form feed
 * and carriage return. Other control characters, NUL and the Unicode spaces (U+00A0, U+0085,
 * U+2028, …) belong to words.
 *
 * <p>This is how word2vec.c (Mikolov et al. 2013) reads a text, but for three things: word2vec.c
 * drops a carriage return without ending the word, keeps vertical tab and form feed inside words,
 * and cuts words after 98 bytes. Where a text has none of these the words are the same.
 */
public final class WhitespaceWords implements WordTokenizer {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long LOW_BITS = 0x7f7f_7f7f_7f7f_7f7fL;

  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      int space = nextSpace(utf8, at, end);
      if (space > at) {
        // The only call of the sink: the compiler puts what the sink does in here, once.
        sink.token(utf8, at, space - at);
      }
      at = space + 1;
    }
  }

  /** Index of the first white space, eight bytes a step; the end if there is none. */
  private static int nextSpace(byte[] utf8, int from, int end) {
    int at = from;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long spaces = spaces((long) LONGS.get(utf8, at));
      if (spaces != 0) {
        return at + (Long.numberOfTrailingZeros(spaces) >>> 3);
      }
    }
    while (at < end && !isSpace(utf8[at])) {
      at++;
    }
    return at;
  }

  @Override
  public String signature() {
    return "whitespace";
  }

  /** Whether a byte is one of the six ASCII white-space characters. */
  static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  /**
   * The highest bit of each of eight bytes: set where the byte is white space. Sums of seven-bit
   * values carry nothing into the next byte, so every byte is exact.
   */
  static long spaces(long eight) {
    long low = eight & LOW_BITS;
    long notBlank = (low ^ (EACH_BYTE * ' ')) + LOW_BITS;
    long fromTab = low + EACH_BYTE * (0x80 - '\t');
    long afterReturn = low + EACH_BYTE * (0x7f - '\r');
    return ((fromTab & ~afterReturn) | ~notBlank) & ~eight & HIGH_BITS;
  }

  @Override
  public String toString() {
    return signature();
  }
}
