package dev.firth.eval.baseline.documents;

import dev.firth.runs.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The form in which documents come. */
public enum DocumentFormat {
  /** A document a line. */
  LINES,
  /** A document a line: its name, a tab, its text. */
  TSV,
  /** Blocks of lines, as a {@link DocumentRule} says. */
  BLOCKS,
  /** A document a file. */
  FILES,
  /** {@code <DOC>} with {@code <DOCNO>}, as TREC's collections. */
  TREC,
  /** A JSON object a line. */
  JSONL;

  /**
   * The format of that name.
   *
   * @throws UsageException if there is none
   */
  public static DocumentFormat of(String name) {
    for (DocumentFormat format : values()) {
      if (format.toString().equals(name)) {
        return format;
      }
    }
    throw new UsageException("no documents come as '" + name + "'; choose one of " + names());
  }

  /** All names. */
  public static String names() {
    return Arrays.stream(values()).map(DocumentFormat::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
