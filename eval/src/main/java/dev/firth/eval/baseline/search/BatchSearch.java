package dev.firth.eval.baseline.search;

import dev.firth.eval.baseline.documents.DocumentReader;
import dev.firth.eval.baseline.documents.TextDocument;
import dev.firth.eval.ranking.ScoredDocument;
import dev.firth.eval.ranking.TrecRun;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers many queries into a TREC run, which keeps equally good documents in {@code trec_eval}'s
 * order: by name, the last first.
 *
 * @param ranker what answers
 * @param depth documents of a query, at most
 * @param tag the name of the run, without blanks
 */
public record BatchSearch(Ranker ranker, int depth, String tag) {
  public BatchSearch {
    if (depth < 1) {
      throw new UsageException("a run of " + depth + " documents a query; give at least 1");
    }
    if (!isField(tag)) {
      throw new UsageException("the run's tag is '" + tag + "'; give a word without blanks");
    }
  }

  /**
   * What came out.
   *
   * @param run the documents found
   * @param queries how many queries were asked; those that found nothing are not in the run
   * @param hits documents found for all queries
   */
  public record Answers(TrecRun run, int queries, long hits) {
    /** How many queries found nothing. */
    public int withoutHits() {
      return queries - run.queries().size();
    }
  }

  /**
   * Answers all queries.
   *
   * @throws BadInputException if there are none, a name comes twice, or a name of a query or a
   *     document has blanks, which a run cannot hold
   */
  public Answers run(DocumentReader queries, Progress progress) throws IOException {
    var rankings = new LinkedHashMap<String, List<ScoredDocument>>();
    Set<String> names = new HashSet<>();
    long hits = 0;
    try (var task = progress.start("searching", "queries", -1)) {
      for (var query = queries.next(); query != null; query = queries.next()) {
        checkName(query, names, queries.place());
        hits += answer(query, rankings);
        task.done(names.size());
      }
    }
    if (names.isEmpty()) {
      throw new BadInputException("there are no queries in the file");
    }
    return new Answers(new TrecRun(tag, rankings), names.size(), hits);
  }

  private static void checkName(TextDocument query, Set<String> names, String place)
      throws BadInputException {
    requireField(query.id(), place);
    if (!names.add(query.id())) {
      throw new BadInputException(
          place + ": a query called '" + query.id() + "' was there before; names must differ");
    }
  }

  private int answer(TextDocument query, Map<String, List<ScoredDocument>> rankings)
      throws IOException {
    List<Hit> found = ranker.search(query.text(), depth);
    for (Hit hit : found) {
      requireField(hit.id(), "the index");
    }
    if (!found.isEmpty()) {
      rankings.put(
          query.id(), found.stream().map(h -> new ScoredDocument(h.id(), h.score())).toList());
    }
    return found.size();
  }

  private static boolean isField(String text) {
    return !text.isEmpty() && text.chars().noneMatch(Character::isWhitespace);
  }

  private static void requireField(String name, String place) throws BadInputException {
    if (!isField(name)) {
      throw new BadInputException(
          place + ": the name '" + name + "' has blanks, which a TREC run cannot hold");
    }
  }
}
