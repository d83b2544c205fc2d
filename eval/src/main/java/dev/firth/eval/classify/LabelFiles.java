package dev.firth.eval.classify;

import dev.firth.eval.files.EvaluationLines;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Labels in files: one a line, or a column of a table with tabs whose first line names them. */
public final class LabelFiles {
  private LabelFiles() {}

  /**
   * Reads a label a line; blanks around it are dropped.
   *
   * @throws BadInputException if the file is missing or empty, or a line is; the message names it
   * @throws IOException if reading fails
   */
  public static List<String> read(Path file) throws IOException {
    var labels = new ArrayList<String>();
    try (var lines = EvaluationLines.open(file)) {
      while (lines.next()) {
        String label = lines.line().strip();
        if (label.isEmpty()) {
          throw lines.bad("there is no label in this line");
        }
        labels.add(label);
      }
    }
    if (labels.isEmpty()) {
      throw new BadInputException(file + " is empty: a label in each line is needed");
    }
    return labels;
  }

  /** The names of the columns of a table: its first line. */
  public static List<String> columns(Path file) throws IOException {
    try (var lines = EvaluationLines.open(file)) {
      return lines.next() ? names(lines) : List.of();
    }
  }

  private static List<String> names(EvaluationLines lines) {
    return Arrays.stream(lines.line().split("\t", -1)).map(String::strip).toList();
  }

  /**
   * Reads one column of a table.
   *
   * @param column its name in the first line
   * @throws BadInputException if the file is missing or has no rows, the column is missing, or a
   *     row is shorter or has nothing there; the message names the line
   * @throws IOException if reading fails
   */
  public static List<String> read(Path file, String column) throws IOException {
    var values = new ArrayList<String>();
    readColumn(file, column, (value, at) -> values.add(value));
    return values;
  }

  /**
   * Reads one column of numbers.
   *
   * @throws BadInputException as {@link #read(Path, String)}, and if one is not a number (NaN is
   *     none)
   * @throws IOException if reading fails
   */
  public static double[] readScores(Path file, String column) throws IOException {
    var scores = new ArrayList<Double>();
    readColumn(
        file,
        column,
        (value, at) ->
            scores.add(
                EvaluationLines.number(value)
                    .orElseThrow(
                        () ->
                            at.bad(
                                "the score "
                                    + EvaluationLines.excerpt(value)
                                    + " is not a number"))));
    return scores.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private interface Cell {
    void accept(String value, EvaluationLines at) throws BadInputException;
  }

  private static void readColumn(Path file, String column, Cell cell) throws IOException {
    try (var lines = EvaluationLines.open(file)) {
      if (!lines.next()) {
        throw new BadInputException(file + " is empty: a line with the names of columns is needed");
      }
      List<String> names = names(lines);
      int index = names.indexOf(column);
      if (index < 0) {
        throw lines.bad(
            "there is no column "
                + EvaluationLines.excerpt(column)
                + "; there are "
                + EvaluationLines.excerpt(String.join(", ", names)));
      }
      int rows = 0;
      while (lines.next()) {
        String[] row = lines.line().split("\t", -1);
        if (row.length <= index || row[index].isBlank()) {
          throw lines.bad("there is nothing in column " + EvaluationLines.excerpt(column));
        }
        cell.accept(row[index].strip(), lines);
        rows++;
      }
      if (rows == 0) {
        throw new BadInputException(file + " has the names of columns and no rows");
      }
    }
  }
}
