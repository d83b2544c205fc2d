package dev.firth.tokenizers.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes counted words as lines of JSON, {@code ["word",count]}, in the order of the words' bytes:
 * the layout of {@link WordCountsFile}. The same words and counts are always the same bytes, and
 * files of parts that follow each other in this order are, one behind the other, the file of all.
 * What it writes to need be buffered and is left open.
 */
public final class WordCountsWriter implements CountedWordSink {
  private static final byte[] BEGIN = {'[', '"'};
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final int FIRST_PLAIN = 0x20;

  private final OutputStream out;
  private byte[] before;
  private int beforeLength;

  /** Writes to a stream. */
  public WordCountsWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes one more word.
   *
   * @throws IllegalArgumentException if it does not come behind the one before, or its count is not
   *     above 0
   */
  @Override
  public void word(byte[] utf8, int offset, int length, long count) throws IOException {
    requireOrder(utf8, offset, length);
    if (count < 1) {
      throw new IllegalArgumentException("a count is " + count);
    }
    out.write(BEGIN);
    for (int i = offset; i < offset + length; i++) {
      writeEscaped(utf8[i]);
    }
    out.write(("\"," + count + "]\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void requireOrder(byte[] utf8, int offset, int length) {
    if (before == null) {
      before = new byte[64];
    } else if (Arrays.compareUnsigned(before, 0, beforeLength, utf8, offset, offset + length)
        >= 0) {
      throw new IllegalArgumentException(
          "the word '%s' does not come behind the one before it"
              .formatted(new String(utf8, offset, length, StandardCharsets.UTF_8)));
    }
    if (length > before.length) {
      before = new byte[Math.max(length, 2 * before.length)];
    }
    System.arraycopy(utf8, offset, before, 0, length);
    beforeLength = length;
  }

  /** Only what JSON demands, and every control character in the same way. */
  private void writeEscaped(byte b) throws IOException {
    if (b == '"' || b == '\\') {
      out.write('\\');
      out.write(b);
    } else if (b >= 0 && b < FIRST_PLAIN) {
      out.write('\\');
      out.write('u');
      out.write('0');
      out.write('0');
      out.write(HEX[b >> 4]);
      out.write(HEX[b & 0xF]);
    } else {
      out.write(b);
    }
  }
}
