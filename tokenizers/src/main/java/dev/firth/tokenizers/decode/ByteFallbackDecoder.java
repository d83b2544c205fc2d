package dev.firth.tokenizers.decode;

import dev.firth.tokenizers.Decoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tokens like {@code <0xE2>} stand for bytes. A row of them becomes the text that they are in
 * UTF-8, or if they are none, one U+FFFD for each.
 */
public record ByteFallbackDecoder() implements Decoder {
  private static final int NO_BYTE = -1;

  @Override
  public List<String> decode(List<String> tokens) {
    var parts = new ArrayList<String>(tokens.size());
    var bytes = new ByteArrayOutputStream();
    for (String token : tokens) {
      int value = byteOf(token);
      if (value == NO_BYTE) {
        flush(bytes, parts);
        parts.add(token);
      } else {
        bytes.write(value);
      }
    }
    flush(bytes, parts);
    return parts;
  }

  private static int byteOf(String token) {
    if (token.length() != 6 || !token.startsWith("<0x") || !token.endsWith(">")) {
      return NO_BYTE;
    }
    int high = hexDigit(token.charAt(3));
    int low = hexDigit(token.charAt(4));
    if (token.charAt(3) == '+') {
      // Rust reads a sign before a number, and tokenizers with it.
      return low;
    }
    return high < 0 || low < 0 ? NO_BYTE : (high << 4) | low;
  }

  private static int hexDigit(char unit) {
    return unit < 0x80 ? Character.digit(unit, 16) : NO_BYTE;
  }

  private static void flush(ByteArrayOutputStream bytes, List<String> parts) {
    if (bytes.size() == 0) {
      return;
    }
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      parts.add(decoder.decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
    } catch (CharacterCodingException e) {
      parts.addAll(Collections.nCopies(bytes.size(), "\ufffd"));
    }
    bytes.reset();
  }
}
