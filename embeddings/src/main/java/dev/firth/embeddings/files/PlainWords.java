package dev.firth.embeddings.files;

import dev.firth.runs.BadInputException;

/** Words that formats without quoting can hold. */
final class PlainWords {

  /** What ends a word where fields are divided by spaces. */
  static final String NO_SPACES = " \t\n\r\f\u000b";

  /** What ends a line. */
  static final String NO_LINE_ENDS = "\n\r";

  private PlainWords() {}

  /**
   * The word's UTF-8 bytes.
   *
   * @throws BadInputException if it holds one of the forbidden characters
   */
  static byte[] checked(VectorTable table, int id, String forbidden) throws BadInputException {
    byte[] utf8 = table.words().utf8(id);
    for (int i = 0; i < utf8.length; i++) {
      // A space at the end of a word would look like one more space behind it.
      boolean lost = utf8[i] == ' ' && i == utf8.length - 1;
      if (lost || (utf8[i] >= 0 && forbidden.indexOf(utf8[i]) >= 0)) {
        throw new BadInputException(
            "the word '"
                + TextRows.show(utf8, 0, utf8.length)
                + "' holds white space, which this format cannot: write Firth's own format"
                + " instead");
      }
    }
    return utf8;
  }
}
