package dev.firth.eval.baseline.compare;

import dev.firth.eval.baseline.documents.DocumentReader;
import dev.firth.eval.baseline.documents.DocumentSource;
import dev.firth.eval.baseline.documents.TextDocument;
import dev.firth.eval.ranking.Qrels;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A test collection: documents, queries, and what is relevant. All of it is in memory.
 *
 * @param documents each name once
 * @param queries each name once; a text may be empty
 * @param qrels judgements; queries and documents that are not in the collection are allowed
 */
public record SearchCollection(
    List<TextDocument> documents, List<TextDocument> queries, Qrels qrels) {
  public SearchCollection {
    documents = List.copyOf(documents);
    queries = List.copyOf(queries);
  }

  /**
   * Reads a collection and checks that its parts belong together.
   *
   * @throws BadInputException if something is missing, unreadable or empty, a name comes twice, no
   *     query is judged, or none of the judged documents is there
   */
  public static SearchCollection read(DocumentSource documents, DocumentSource queries, Path qrels)
      throws IOException {
    var collection =
        new SearchCollection(
            readAll(documents, "document"), readAll(queries, "query"), Qrels.read(qrels));
    collection.check(qrels);
    return collection;
  }

  private static List<TextDocument> readAll(DocumentSource source, String what) throws IOException {
    var all = new ArrayList<TextDocument>();
    var places = new HashMap<String, String>();
    try (DocumentReader reader = source.open()) {
      for (TextDocument next = reader.next(); next != null; next = reader.next()) {
        String before = places.putIfAbsent(next.id(), reader.place());
        if (before != null) {
          throw new BadInputException(
              "%s: the %s '%s' is there a second time, first at %s; remove one of them"
                  .formatted(reader.place(), what, next.id(), before));
        }
        all.add(next);
      }
    }
    if (all.isEmpty()) {
      throw new BadInputException(
          String.join(", ", source.paths()) + " has no " + what + "; is this the right file?");
    }
    return all;
  }

  private void check(Path file) throws BadInputException {
    if (judgedQueries().isEmpty()) {
      throw new BadInputException(
          "%s judges no query of these: it has '%s', the queries begin with '%s'; do they belong together?"
              .formatted(file, qrels.queries().iterator().next(), queries.getFirst().id()));
    }
    Set<String> ids = documentIds();
    if (judgedQueries().stream()
        .noneMatch(query -> qrels.judgements(query).keySet().stream().anyMatch(ids::contains))) {
      throw new BadInputException(
          "%s judges no document of these, which begin with '%s'; do they belong together?"
              .formatted(file, documents.getFirst().id()));
    }
  }

  /** The queries that have a text and judgements, in the order of their texts. */
  public List<String> judgedQueries() {
    return queries.stream().map(TextDocument::id).filter(qrels.queries()::contains).toList();
  }

  /** How many judged queries have no text here: they cannot be searched and do not count. */
  public int unknownQueries() {
    return qrels.queries().size() - judgedQueries().size();
  }

  /** How many queries nobody judged: they are searched and not scored. */
  public int unjudgedQueries() {
    return queries.size() - judgedQueries().size();
  }

  /**
   * How many judgements of documents above grade 0 are of documents that are not here: nothing can
   * find them, and they count as not found.
   */
  public int unknownRelevant() {
    Set<String> ids = documentIds();
    int unknown = 0;
    for (String query : judgedQueries()) {
      for (Map.Entry<String, Integer> judged : qrels.judgements(query).entrySet()) {
        unknown += judged.getValue() > 0 && !ids.contains(judged.getKey()) ? 1 : 0;
      }
    }
    return unknown;
  }

  private Set<String> documentIds() {
    var ids = new HashSet<String>();
    documents.forEach(document -> ids.add(document.id()));
    return ids;
  }
}
