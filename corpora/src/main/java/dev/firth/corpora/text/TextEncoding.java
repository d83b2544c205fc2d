package dev.firth.corpora.text;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Tells a text that is not UTF-8 at all from one with some broken bytes, by its first {@value
 * #SAMPLE} bytes (unpacked). Broken bytes here and there are replaced and counted by {@link
 * TextReader}; a whole file in another encoding is a mistake, which no count of replacements should
 * hide.
 *
 * <ul>
 *   <li>UTF-16 and UTF-32: a byte order mark, or NUL in a quarter of the even or of the odd places.
 *   <li>An encoding of one byte a character (ISO-8859-1, Windows-1252) or another multi-byte one:
 *       at least one line in a hundred has broken bytes, and there are more broken bytes than bytes
 *       of valid characters beyond ASCII.
 *   <li>UTF-8 that was taken for ISO-8859-1 and encoded again ({@code Ã¤} in place of {@code ä}):
 *       most characters beyond ASCII are {@code Â} or {@code Ã} with a character from U+0080 to
 *       U+00BF behind it.
 * </ul>
 */
public final class TextEncoding {
  private static final int SAMPLE = 1 << 20;

  /** Lines of a hundred that may have broken bytes in a text that is called UTF-8. */
  private static final int PERCENT_BROKEN = 1;

  private static final String CONVERT = "convert it first, for example with iconv -t UTF-8 -f ";

  private final byte[] bytes;
  private final int length;

  private TextEncoding(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /**
   * Checks that a file is not in another encoding than UTF-8.
   *
   * @param name what messages call the file
   * @throws BadInputException if it is; the message names the encoding
   */
  public static void requireUtf8(Path file, String name) throws IOException {
    byte[] sample = new byte[SAMPLE];
    int length = TextHead.read(file, name, sample);
    var text = new TextEncoding(sample, length);
    String wide = text.wide();
    if (wide != null) {
      throw new BadInputException(name + " is " + wide + ", not UTF-8; " + CONVERT + wide);
    }
    text.requireValid(name);
    text.requireOnce(name);
  }

  /** UTF-16 or UTF-32 by its mark or its zeros; null if it is neither. */
  private String wide() {
    if (startsWith(0xFF, 0xFE, 0, 0) || startsWith(0, 0, 0xFE, 0xFF)) {
      return "UTF-32";
    }
    if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
      return "UTF-16";
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == 0) {
        even += 1 - (i & 1);
        odd += i & 1;
      }
    }
    int quarter = Math.max(1, length / 8);
    if (even >= quarter && odd >= quarter) {
      return "UTF-32";
    }
    return odd >= quarter ? "UTF-16LE" : even >= quarter ? "UTF-16BE" : null;
  }

  private boolean startsWith(int... mark) {
    if (length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private void requireValid(String name) throws BadInputException {
    long broken = 0;
    long brokenLines = 0;
    long lines = 0;
    for (int from = 0; from < length; ) {
      int lineFeed = AsciiScan.lineFeed(bytes, from, length);
      // A character that the end of the sample cuts is not broken.
      long here = lineFeed == SAMPLE ? 0 : Utf8.brokenBytes(bytes, from, lineFeed);
      broken += here;
      brokenLines += here > 0 ? 1 : 0;
      lines++;
      from = lineFeed + 1;
    }
    if (brokenLines * 100 >= lines * PERCENT_BROKEN && broken > beyondAscii() - broken) {
      throw new BadInputException(
          "%s is not UTF-8: %,d of its first %,d lines hold bytes that are no UTF-8; %sWINDOWS-1252"
              .formatted(name, brokenLines, lines, CONVERT));
    }
  }

  private long beyondAscii() {
    long count = 0;
    for (int i = 0; i < length; i++) {
      count += bytes[i] < 0 ? 1 : 0;
    }
    return count;
  }

  /** The text is taken to be valid UTF-8, but for some bytes. */
  private void requireOnce(String name) throws BadInputException {
    long characters = 0;
    long twice = 0;
    for (int i = AsciiScan.asciiEnd(bytes, 0, length);
        i < length;
        i = AsciiScan.asciiEnd(bytes, i, length)) {
      boolean encodedTwice =
          i + 3 < length
              && (bytes[i] & 0xFF) == 0xC3
              && ((bytes[i + 1] & 0xFF) == 0x82 || (bytes[i + 1] & 0xFF) == 0x83)
              && (bytes[i + 2] & 0xFF) == 0xC2;
      characters++;
      twice += encodedTwice ? 1 : 0;
      i = encodedTwice ? i + 4 : characterEnd(i);
    }
    if (twice > characters - twice) {
      throw new BadInputException(
          "%s was encoded twice: %,d of its first %,d characters beyond ASCII look like 'Ã¤' in place of 'ä'; undo it, for example with iconv -f UTF-8 -t ISO-8859-1"
              .formatted(name, twice, characters));
    }
  }

  private int characterEnd(int from) {
    int i = from + 1;
    while (i < length && bytes[i] < (byte) 0xC0) {
      i++;
    }
    return i;
  }
}
