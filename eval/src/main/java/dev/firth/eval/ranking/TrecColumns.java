package dev.firth.eval.ranking;

import dev.firth.eval.files.EvaluationLines;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The lines of a run or of judgements, in columns; empty lines and comments (#) are passed over.
 */
final class TrecColumns {
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\u000B\\f\\r]+");

  /** Takes the columns of one line. */
  @FunctionalInterface
  interface Row {
    void accept(String[] columns, EvaluationLines at) throws BadInputException;
  }

  private TrecColumns() {}

  /**
   * Reads a file.
   *
   * @param least columns that a line must have; {@code most} is how many it may have
   * @param form what a line looks like, for messages
   */
  static void read(Path file, int least, int most, String form, Row row) throws IOException {
    try (var lines = EvaluationLines.open(file)) {
      while (lines.next()) {
        String line = lines.line().strip();
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        String[] columns = BLANKS.split(line);
        if (columns.length < least || columns.length > most) {
          throw lines.bad(
              "expected '" + form + "', found " + EvaluationLines.excerpt(lines.line()));
        }
        row.accept(columns, lines);
      }
    }
  }
}
