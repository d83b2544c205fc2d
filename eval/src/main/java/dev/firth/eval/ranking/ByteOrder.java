package dev.firth.eval.ranking;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** C's {@code strcmp}: strings in the order of their UTF-8 bytes. */
final class ByteOrder {
  private ByteOrder() {}

  static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
