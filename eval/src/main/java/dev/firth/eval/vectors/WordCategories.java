package dev.firth.eval.vectors;

import dev.firth.eval.files.EvaluationLines;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words and the categories people put them into, to be found again by clustering, as in the sets of
 * Almuhareb and Poesio (2005), of Battig and Montague, and in BLESS (Baroni and Lenci 2011). A line
 * has a word and its category, separated by a tab, a comma or spaces, in either order: the column
 * with fewer different values is the category. BLESS's lines of four columns (concept, class,
 * relation, relatum) are read too, their {@code -n} dropped. Empty lines and lines that begin with
 * {@code #} are skipped, and so is a first line that says {@code word} and {@code category} (or
 * {@code class}, {@code concept}). A word that comes again with the same category counts once.
 *
 * @param name where they come from, for reports
 * @param members in the order of the file, each word once
 */
public record WordCategories(String name, List<Member> members) implements EvaluationSet {
  private static final Pattern SPACES = Pattern.compile("[ \\t\\u000B\\f\\r]+");
  private static final Set<String> TITLES = Set.of("word", "words", "category", "class", "concept");

  /** A word and its category. */
  public record Member(String word, String category) {}

  public WordCategories {
    members = List.copyOf(members);
  }

  /** How many different categories there are. */
  public int categories() {
    return Math.toIntExact(members.stream().map(Member::category).distinct().count());
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if the file is missing, has another form, or puts a word into two
   *     categories; the message names the line
   * @throws IOException if reading fails
   */
  public static WordCategories read(Path file) throws IOException {
    var rows = new ArrayList<Row>();
    try (var lines = EvaluationLines.open(file)) {
      while (lines.next()) {
        String line = lines.line().strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          Row row = row(line, lines);
          if (!rows.isEmpty() || !row.isTitle()) {
            rows.add(row);
          }
        }
      }
    }
    if (rows.isEmpty()) {
      throw new BadInputException(
          file + " has no categories: lines of a word and its category, a tab between");
    }
    return new WordCategories(file.getFileName().toString(), members(file, rows));
  }

  private record Row(int line, String first, String second) {
    boolean isTitle() {
      return TITLES.contains(first.toLowerCase(Locale.ROOT))
          && TITLES.contains(second.toLowerCase(Locale.ROOT));
    }
  }

  private static Row row(String line, EvaluationLines lines) throws BadInputException {
    String[] columns = columns(line);
    boolean bless = columns.length == 4 && columns[0].endsWith("-n");
    if (!bless && columns.length != 2) {
      throw lines.bad(
          "expected a word and its category, found " + EvaluationLines.excerpt(lines.line()));
    }
    String word = bless ? columns[0].substring(0, columns[0].length() - 2) : columns[0];
    if (word.isEmpty() || columns[1].isEmpty()) {
      throw lines.bad("a word or a category is missing in " + EvaluationLines.excerpt(line));
    }
    return new Row(lines.number(), word, columns[1]);
  }

  private static String[] columns(String line) {
    for (String separator : List.of("\t", ",")) {
      String[] columns = line.split(separator, -1);
      if (columns.length >= 2) {
        for (int i = 0; i < columns.length; i++) {
          columns[i] = columns[i].strip();
        }
        return columns;
      }
    }
    return SPACES.split(line);
  }

  private static List<Member> members(Path file, List<Row> rows) throws BadInputException {
    long first = rows.stream().map(Row::first).distinct().count();
    long second = rows.stream().map(Row::second).distinct().count();
    var categories = new LinkedHashMap<String, String>();
    for (Row row : rows) {
      String word = first < second ? row.second : row.first;
      String category = first < second ? row.first : row.second;
      String before = categories.putIfAbsent(word, category);
      if (before != null && !before.equals(category)) {
        throw new BadInputException(
            file
                + ":"
                + row.line
                + ": "
                + EvaluationLines.excerpt(word)
                + " is in two categories, "
                + EvaluationLines.excerpt(before)
                + " and "
                + EvaluationLines.excerpt(category)
                + "; keep one");
      }
    }
    return categories.entrySet().stream()
        .map(entry -> new Member(entry.getKey(), entry.getValue()))
        .toList();
  }
}
