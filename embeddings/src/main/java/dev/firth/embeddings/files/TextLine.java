package dev.firth.embeddings.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Set;

/** Tells rows of text vector files from other bytes. */
final class TextLine {

  /** How C, Python and Java spell what a diverged training left. */
  private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity");

  private TextLine() {}

  /** Whether these bytes can be the line {@code word … number} of a text. */
  static boolean isRow(byte[] text, int from, int to) {
    int end = trimmed(text, from, to);
    for (int i = from; i < end; i++) {
      if (text[i] >= 0 && text[i] < ' ' && text[i] != '\t') {
        return false;
      }
    }
    return numbersAtEnd(text, from, end) > 0;
  }

  /** How many numbers end the line, the first field never counted. */
  static int numbersAtEnd(byte[] text, int from, int to) {
    int numbers = 0;
    int end = trimmed(text, from, to);
    while (end > from) {
      int start = end;
      while (start > from && text[start - 1] != ' ') {
        start--;
      }
      if (start <= from || !isNumber(text, start, end)) {
        return numbers;
      }
      numbers++;
      end = trimmed(text, from, start);
    }
    return numbers;
  }

  private static boolean isNumber(byte[] text, int start, int end) {
    if (!Float.isNaN(FloatParser.parse(text, start, end))) {
      return true;
    }
    int first = text[start] == '-' || text[start] == '+' ? start + 1 : start;
    String letters = new String(text, first, end - first, ISO_8859_1);
    return NOT_FINITE.contains(letters.toLowerCase(Locale.ROOT));
  }

  private static int trimmed(byte[] text, int from, int to) {
    int end = to;
    while (end > from && (text[end - 1] == ' ' || text[end - 1] == '\r')) {
      end--;
    }
    return end;
  }
}
