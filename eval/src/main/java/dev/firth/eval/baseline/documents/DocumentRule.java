package dev.firth.eval.baseline.documents;

import dev.firth.runs.UsageException;

/**
 * Where one document of a text ends and the next begins. The end of a file always ends a document,
 * and so do {@link #LONGEST} characters, so that a text without such marks still becomes several
 * documents and memory stays bounded.
 *
 * @param lines every document has this many lines; 0: blank lines separate documents
 */
public record DocumentRule(int lines) {
  /** Characters after which a document ends with the line, or the mebibyte of a line. */
  public static final int LONGEST = 1 << 19;

  public DocumentRule {
    if (lines < 0) {
      throw new UsageException(
          "a document of " + lines + " lines; give a number of lines, or 0 for blank lines");
    }
  }

  /** Blocks of lines with blank lines between them. */
  public static DocumentRule blankLines() {
    return new DocumentRule(0);
  }

  /** Every so many lines, at least 1; blank ones count. */
  public static DocumentRule everyLines(int lines) {
    if (lines < 1) {
      throw new UsageException("a document of " + lines + " lines; give at least 1");
    }
    return new DocumentRule(lines);
  }

  /** Whether a document ends after its line number {@code line} (from 1). */
  boolean endsAfter(int line, boolean blank) {
    return lines == 0 ? blank : line >= lines;
  }
}
