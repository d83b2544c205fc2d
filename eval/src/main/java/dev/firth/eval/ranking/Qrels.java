package dev.firth.eval.ranking;

import dev.firth.eval.files.EvaluationLines;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Relevance judgements: for every query the grades of the documents that somebody judged, 0 for not
 * relevant, higher for better; a negative grade means that the document was in the pool and nobody
 * judged it. The file has {@code query iteration document grade} in each line (TREC qrels); the
 * iteration is not used. Immutable.
 */
public final class Qrels {
  /** Highest grade: beyond it the exponential gain leaves the numbers. */
  public static final int MAX_GRADE = 1000;

  private final Map<String, Map<String, Integer>> grades;

  /**
   * Judgements by query and document.
   *
   * @throws IllegalArgumentException if a grade is above {@value #MAX_GRADE}
   */
  public Qrels(Map<String, Map<String, Integer>> grades) {
    var copy = new LinkedHashMap<String, Map<String, Integer>>();
    grades.forEach(
        (query, judged) -> {
          if (judged.values().stream().anyMatch(grade -> grade > MAX_GRADE)) {
            throw new IllegalArgumentException(
                "a grade of query " + query + " is above " + MAX_GRADE);
          }
          copy.put(query, Collections.unmodifiableMap(new LinkedHashMap<>(judged)));
        });
    this.grades = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if it is missing or empty, a line is not a judgement, or a document
   *     is judged twice for a query; the message names the line
   * @throws IOException if reading fails
   */
  public static Qrels read(Path file) throws IOException {
    var grades = new LinkedHashMap<String, Map<String, Integer>>();
    TrecColumns.read(
        file,
        4,
        4,
        "query iteration document grade",
        (columns, at) -> {
          var judged = grades.computeIfAbsent(columns[0], query -> new LinkedHashMap<>());
          if (judged.putIfAbsent(columns[2], grade(columns[3], at)) != null) {
            throw at.bad(
                "document "
                    + EvaluationLines.excerpt(columns[2])
                    + " is judged a second time for query "
                    + EvaluationLines.excerpt(columns[0])
                    + "; remove one of the lines");
          }
        });
    if (grades.isEmpty()) {
      throw new BadInputException(
          file + " has no judgements: lines of query, iteration, document and grade");
    }
    return new Qrels(grades);
  }

  private static int grade(String text, EvaluationLines at) throws BadInputException {
    try {
      int grade = Integer.parseInt(text);
      if (grade <= MAX_GRADE) {
        return grade;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw at.bad(
        "the grade " + EvaluationLines.excerpt(text) + " is not a whole number up to " + MAX_GRADE);
  }

  /** The queries, in the order of the file. */
  public Set<String> queries() {
    return grades.keySet();
  }

  /** The judged documents of a query with their grades; empty for a query nobody judged. */
  public Map<String, Integer> judgements(String query) {
    return grades.getOrDefault(query, Map.of());
  }
}
