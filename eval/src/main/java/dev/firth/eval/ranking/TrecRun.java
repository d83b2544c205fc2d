package dev.firth.eval.ranking;

import dev.firth.eval.files.EvaluationLines;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a system found: for every query the documents in order, best first ({@link
 * ScoredDocument#BEST_FIRST}). The file has {@code query Q0 document rank score tag} in each line
 * (TREC run); the rank is written and not read, as in {@code trec_eval}: the score decides.
 * Immutable.
 */
public final class TrecRun {
  private static final int COLUMNS = 6;

  private final String name;
  private final Map<String, List<ScoredDocument>> rankings;

  /**
   * A run; the documents may come in any order.
   *
   * @param name the system, without white space (the tag in the file)
   * @throws IllegalArgumentException if a document is there twice for a query
   */
  public TrecRun(String name, Map<String, List<ScoredDocument>> rankings) {
    this.name = name;
    var sorted = new LinkedHashMap<String, List<ScoredDocument>>();
    rankings.forEach((query, documents) -> sorted.put(query, ranked(query, documents)));
    this.rankings = Collections.unmodifiableMap(sorted);
  }

  private static List<ScoredDocument> ranked(String query, List<ScoredDocument> documents) {
    var ids = new HashSet<String>();
    for (ScoredDocument document : documents) {
      if (!ids.add(document.id())) {
        throw new IllegalArgumentException(
            "document " + document.id() + " is there twice for query " + query);
      }
    }
    return documents.stream().sorted(ScoredDocument.BEST_FIRST).toList();
  }

  /**
   * Reads a file. Its name is the tag of the last line.
   *
   * @throws BadInputException if it is missing or empty, a line is not of a run, a score is not a
   *     number, or a document is there twice for a query; the message names the line
   * @throws IOException if reading fails
   */
  public static TrecRun read(Path file) throws IOException {
    var rankings = new LinkedHashMap<String, List<ScoredDocument>>();
    var lineOf = new HashMap<String, Map<String, Integer>>();
    var name = new String[1];
    TrecColumns.read(
        file,
        COLUMNS,
        Integer.MAX_VALUE,
        "query Q0 document rank score tag",
        (columns, at) -> {
          var lines = lineOf.computeIfAbsent(columns[0], query -> new HashMap<>());
          Integer before = lines.putIfAbsent(columns[2], at.number());
          if (before != null) {
            throw at.bad(
                "document "
                    + EvaluationLines.excerpt(columns[2])
                    + " is there a second time for query "
                    + EvaluationLines.excerpt(columns[0])
                    + ", first in line "
                    + before
                    + "; remove one of them");
          }
          rankings
              .computeIfAbsent(columns[0], query -> new ArrayList<>())
              .add(new ScoredDocument(columns[2], score(columns[4], at)));
          name[0] = columns[5];
        });
    if (rankings.isEmpty()) {
      throw new BadInputException(
          file + " has no results: lines of query, Q0, document, rank, score and tag");
    }
    return new TrecRun(name[0], rankings);
  }

  private static double score(String text, EvaluationLines at) throws BadInputException {
    return EvaluationLines.number(text)
        .orElseThrow(
            () ->
                at.bad(
                    "the score "
                        + EvaluationLines.excerpt(text)
                        + " is not a number, so that the document has no rank"));
  }

  /**
   * Writes the run as a file that {@link #read} and {@code trec_eval} understand; scores are
   * written so that they come back the same.
   */
  public void write(Path file) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          for (String query : queries()) {
            write(query, writer);
          }
          writer.flush();
        });
  }

  private void write(String query, Writer out) throws IOException {
    int rank = 0;
    for (ScoredDocument document : ranking(query)) {
      rank++;
      out.write(query + " Q0 " + document.id() + " " + rank + " " + document.score());
      out.write(" " + name + "\n");
    }
  }

  /** The system. */
  public String name() {
    return name;
  }

  /** The queries, in the order of the file. */
  public Set<String> queries() {
    return rankings.keySet();
  }

  /** What a query found, best first; empty for a query that is not in the run. */
  public List<ScoredDocument> ranking(String query) {
    return rankings.getOrDefault(query, List.of());
  }
}
