package dev.firth.eval.baseline.documents;

import java.io.IOException;

/** How documents lie in the lines of a file; it keeps what it needs from line to line. */
interface LineForm {
  /** A file begins. */
  default void begin() {}

  /**
   * Reads on to the end of the next document.
   *
   * @return null at the end of the file
   */
  TextDocument next(CorpusLines lines, FileIds ids) throws IOException;
}
