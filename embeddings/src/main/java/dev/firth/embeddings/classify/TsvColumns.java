package dev.firth.embeddings.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;

/**
 * Where label and text stand in a line of columns.
 *
 * @param hasHeader whether the first line names the columns
 * @param label the column of the label, from 0
 * @param text the column of the text; what follows it belongs to it if it is the last
 * @param count columns a line has at least
 */
record TsvColumns(boolean hasHeader, int label, int text, int count) {
  private static final List<String> TEXT_NAMES = List.of("text", "sentence", "question");

  /** Told by the first line. */
  static TsvColumns of(byte[] line, int length) {
    List<String> names =
        List.of(new String(line, 0, length, UTF_8).toLowerCase(Locale.ROOT).strip().split("\t"));
    int label = names.indexOf("label");
    if (label < 0 || names.size() < 2) {
      return new TsvColumns(false, 0, 1, 2);
    }
    int text =
        TEXT_NAMES.stream()
            .mapToInt(names::indexOf)
            .filter(column -> column >= 0)
            .findFirst()
            .orElse(label == names.size() - 1 ? names.size() - 2 : names.size() - 1);
    return new TsvColumns(true, label, text, names.size());
  }

  private boolean textIsRest() {
    return text == count - 1;
  }

  /** The start of the text in the line, or -1 if the line has too few columns. */
  int textStart(byte[] line, int length) {
    return start(line, length, text);
  }

  int textEnd(byte[] line, int length, int start) {
    return textIsRest() ? length : end(line, length, start);
  }

  int labelStart(byte[] line, int length) {
    return start(line, length, label);
  }

  /** The tab behind {@code start}, or the end of the line. */
  static int end(byte[] line, int length, int start) {
    int at = start;
    while (at < length && line[at] != '\t') {
      at++;
    }
    return at;
  }

  private static int start(byte[] line, int length, int column) {
    int at = 0;
    for (int passed = 0; passed < column; passed++) {
      at = end(line, length, at) + 1;
      if (at > length) {
        return -1;
      }
    }
    return at;
  }
}
