package dev.firth.seq2seq.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The checksum that our files have among their metadata: eight hexadecimal digits, the CRC-32C of
 * the data and then of the header, in which these digits are zeros. Other programs pass over it.
 */
final class SafetensorsChecksum {
  static final String KEY = "firth.crc32c";
  static final String ZEROS = "00000000";

  private SafetensorsChecksum() {}

  /**
   * The digits of a file.
   *
   * @param data that all data went through
   * @param header with zeros or other digits
   */
  static String digits(CRC32C data, byte[] header) {
    data.update(withDigits(header, ZEROS));
    return HexFormat.of().toHexDigits((int) data.getValue());
  }

  /** The header with other digits; one without a checksum stays as it is. */
  static byte[] withDigits(byte[] header, String digits) {
    // ISO 8859-1 has a character for each byte, so places in the text are places in the bytes.
    String text = new String(header, StandardCharsets.ISO_8859_1);
    String key = '"' + KEY + "\":\"";
    int at = text.indexOf(key) + key.length();
    byte[] copy = Arrays.copyOf(header, header.length);
    if (at >= key.length() && at + digits.length() <= header.length) {
      System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, copy, at, digits.length());
    }
    return copy;
  }
}
