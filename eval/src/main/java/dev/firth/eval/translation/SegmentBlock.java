package dev.firth.eval.translation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Some lines of one file that follow each other, as UTF-8 until they are asked for. */
final class SegmentBlock {
  private byte[] utf8 = new byte[1 << 16];
  private int filled;
  private int[] ends = new int[256];
  private int count;

  /** Adds a line. */
  void add(byte[] buffer, int offset, int length) {
    if (filled + length > utf8.length) {
      utf8 = Arrays.copyOf(utf8, Math.max(filled + length, 2 * utf8.length));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    System.arraycopy(buffer, offset, utf8, filled, length);
    filled += length;
    ends[count++] = filled;
  }

  /** How many lines there are. */
  int count() {
    return count;
  }

  /** Bytes of all lines. */
  int bytes() {
    return filled;
  }

  /** A line without the blanks at its end. */
  String line(int index) {
    int start = index == 0 ? 0 : ends[index - 1];
    return PythonText.stripTrailing(
        new String(utf8, start, ends[index] - start, StandardCharsets.UTF_8));
  }
}
