package dev.firth.cli.shell;

import dev.firth.corpora.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Some lines of an input that follow each other, still as bytes. */
public final class InputBatch {
  private final String source;
  private final long first;
  private final byte[] utf8;
  private final int length;

  /**
   * Lines.
   *
   * @param source the file's name
   * @param first number of the first line, from 1
   * @param utf8 the lines, each but perhaps the last of a file with its line feed; not copied
   * @param length how many of these bytes count
   */
  InputBatch(String source, long first, byte[] utf8, int length) {
    this.source = source;
    this.first = first;
    this.utf8 = utf8;
    this.length = length;
  }

  /** Bytes of all lines. */
  public int length() {
    return length;
  }

  /** The lines one by one; broken bytes become U+FFFD. */
  public List<InputLine> lines() {
    var lines = new ArrayList<InputLine>();
    for (int from = 0; from < length; ) {
      int end = from;
      while (end < length && utf8[end] != '\n') {
        end++;
      }
      String text = new String(utf8, from, end - from, StandardCharsets.UTF_8);
      lines.add(new InputLine(source, first + lines.size(), text, brokenBytes(text, from, end)));
      from = end + 1;
    }
    return lines;
  }

  /** Only a text with a replacement character needs a second look. */
  private long brokenBytes(String text, int from, int end) {
    return text.indexOf('\uFFFD') < 0 ? 0 : Utf8.brokenBytes(utf8, from, end);
  }

  /** How many lines there are. */
  public long count() {
    long count = 0;
    for (int i = 0; i < length; i++) {
      count += utf8[i] == '\n' || i + 1 == length ? 1 : 0;
    }
    return count;
  }
}
