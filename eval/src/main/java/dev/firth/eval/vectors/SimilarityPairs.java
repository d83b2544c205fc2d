package dev.firth.eval.vectors;

import dev.firth.eval.files.EvaluationLines;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Word pairs with human judgements of their similarity, as WordSim-353, SimLex-999, MEN and RW
 * come: a line has two words and a number, separated by tabs, spaces, or commas. A first line
 * without a number is a header; empty lines and lines that begin with {@code #} are skipped.
 * Columns after the number are ignored (RW has the single judgements there), and so is a one-letter
 * part of speech before it (SimLex-999).
 *
 * @param name where the pairs come from, for reports
 * @param pairs the pairs in the order of the file
 */
public record SimilarityPairs(String name, List<Pair> pairs) implements EvaluationSet {
  private static final Pattern SPACES = Pattern.compile("[ \\t\\u000B\\f\\r]+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

  /** Two words and how similar people find them, on the scale of the set. */
  public record Pair(String first, String second, double score) {}

  public SimilarityPairs {
    pairs = List.copyOf(pairs);
  }

  /**
   * Reads a file of pairs.
   *
   * @throws BadInputException if the file is missing, has no pair, or has a line that is not a
   *     pair; the message names the line
   * @throws IOException if reading fails
   */
  public static SimilarityPairs read(Path file) throws IOException {
    var pairs = new ArrayList<Pair>();
    try (var lines = EvaluationLines.open(file)) {
      boolean first = true;
      while (lines.next()) {
        String line = lines.line().strip();
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        String[] columns = columns(line);
        if (!first || !isHeader(columns)) {
          pairs.add(pair(columns, lines));
        }
        first = false;
      }
    }
    if (pairs.isEmpty()) {
      throw new BadInputException(
          file
              + " has no word pairs: lines of two words and a number, separated by tabs or spaces");
    }
    return new SimilarityPairs(file.getFileName().toString(), pairs);
  }

  /** Tabs win over commas, commas over spaces: a space may be part of a column, not the reverse. */
  private static String[] columns(String line) {
    for (String separator : List.of("\t", ",")) {
      String[] columns = line.split(separator);
      if (columns.length >= 3) {
        return stripped(columns);
      }
    }
    return SPACES.split(line);
  }

  private static String[] stripped(String[] columns) {
    for (int i = 0; i < columns.length; i++) {
      String column = columns[i].strip();
      boolean quoted = column.length() > 1 && column.startsWith("\"") && column.endsWith("\"");
      columns[i] = quoted ? column.substring(1, column.length() - 1) : column;
    }
    return columns;
  }

  private static boolean isHeader(String[] columns) {
    for (String column : columns) {
      if (NUMBER.matcher(column).matches()) {
        return false;
      }
    }
    return columns.length >= 3;
  }

  private static Pair pair(String[] columns, EvaluationLines lines) throws BadInputException {
    int value = columns.length > 3 && isPartOfSpeech(columns[2]) ? 3 : 2;
    if (columns.length <= value || columns[0].isEmpty() || columns[1].isEmpty()) {
      throw lines.bad(
          "expected two words and a number, found " + EvaluationLines.excerpt(lines.line()));
    }
    if (!NUMBER.matcher(columns[value]).matches()) {
      throw lines.bad(
          "the score " + EvaluationLines.excerpt(columns[value]) + " is not a number like 7.35");
    }
    double score = Double.parseDouble(columns[value]);
    if (Double.isInfinite(score)) {
      throw lines.bad("the score " + EvaluationLines.excerpt(columns[value]) + " is too large");
    }
    return new Pair(columns[0], columns[1], score);
  }

  private static boolean isPartOfSpeech(String column) {
    return column.length() == 1 && Character.isLetter(column.charAt(0));
  }
}
