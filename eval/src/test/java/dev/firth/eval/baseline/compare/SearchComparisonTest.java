package dev.firth.eval.baseline.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.embeddings.WordVectors;
import dev.firth.eval.baseline.documents.DocumentSource;
import dev.firth.eval.ranking.RankingMeasure;
import dev.firth.eval.ranking.ScoredDocument;
import dev.firth.eval.ranking.TrecRun;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchComparisonTest {
  private static final RankingMeasure MAP = RankingMeasure.named("map");

  /** Cats and dogs lie in one direction, cars in another. */
  private static final WordVectors VECTORS =
      WordVectors.of(
          List.of("the", "cat", "kitten", "dog", "car", "engine"),
          new float[] {
            .5f, .5f, .2f, //
            2, .1f, 0, //
            2, .2f, .1f, //
            1.8f, 0, .6f, //
            0, 2, .1f, //
            .1f, 1.9f, .3f
          },
          3);

  private static final String DOCUMENTS =
      """
      c\tthe cat
      k\ta kitten
      d\tthe dog
      v\tthe car
      e\tthe engine of the car
      u\tunseen words
      """;

  @TempDir private Path folder;

  private SearchCollection collection(String documents, String queries, String qrels)
      throws IOException {
    return SearchCollection.read(
        DocumentSource.of(List.of(file("documents.tsv", documents))),
        DocumentSource.of(List.of(file("queries.tsv", queries))),
        Path.of(file("qrels.txt", qrels)));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static SearchComparison compare(SearchCollection collection) throws IOException {
    return SearchComparison.of(collection, VECTORS, ComparisonOptions.defaults(), Progress.none());
  }

  private static TrecRun run(SearchComparison comparison, SearchSystem system) {
    return comparison.runs().stream()
        .filter(run -> run.name().equals(system.label()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void vectorsFindWhatSharesNoWord() throws IOException {
    var result = compare(collection(DOCUMENTS, "1\tcat\n2\tcar\n", "1 0 c 1\n1 0 k 1\n2 0 e 1\n"));
    assertEquals(
        List.of("tfidf", "bm25", "mean", "idf-mean", "sif", "hnsw", "rrf"),
        result.runs().stream().map(TrecRun::name).toList());
    assertEquals(result.runs().size(), result.settings().size());
    assertEquals(1, result.documentsWithoutVector());
    assertEquals(0, result.queriesWithoutVector());
    assertEquals(1, run(result, SearchSystem.BM25).ranking("1").size());
    assertEquals(
        List.of("c", "k"),
        run(result, SearchSystem.MEAN).ranking("1").stream()
            .map(ScoredDocument::id)
            .limit(2)
            .sorted()
            .toList());
    assertEquals(5, run(result, SearchSystem.MEAN).ranking("1").size());
    var scores = result.comparison();
    assertEquals(2, scores.queries());
    // bm25 finds c at rank 1 and k never; of the two with a car, v is shorter.
    assertEquals((.5 + .5) / 2, scores.run("bm25").of(MAP).value(), 1e-12);
    assertEquals(
        run(result, SearchSystem.SIF).ranking("1").stream().map(ScoredDocument::id).toList(),
        run(result, SearchSystem.HNSW).ranking("1").stream().map(ScoredDocument::id).toList());
    assertTrue(
        result.settings().get(SearchSystem.SIF).contains("weights:sif-0.001-text-counts-removed-1"),
        result.settings().toString());
  }

  @Test
  void emptyQueriesAndWordsWithoutVectorsCountAsNotFound() throws IOException {
    var result =
        compare(
            collection(
                DOCUMENTS, "1\t\n2\tcar\n3\tunseen\n", "1 0 c 1\n2 0 v 1\n2 0 e 1\n3 0 u 1\n"));
    assertEquals(2, result.queriesWithoutVector());
    var scores = result.comparison();
    assertEquals(3, scores.queries());
    assertEquals(1, scores.run("bm25").empty());
    assertEquals(2, scores.run("mean").empty());
    assertEquals(2 / 3.0, scores.run("bm25").of(MAP).value(), 1e-12);
    assertEquals(1 / 3.0, scores.run("mean").of(MAP).value(), 1e-12);
    assertEquals(List.of(), run(result, SearchSystem.RRF).ranking("1"));
  }

  @Test
  void judgementsOfUnknownQueriesAndDocumentsAreCounted() throws IOException {
    var collection =
        collection(
            DOCUMENTS,
            "1\tcat\n2\tcar\n",
            "1 0 c 1\n1 0 missing 1\n1 0 absent 0\n9 0 c 1\n8 0 c 1\n");
    assertEquals(List.of("1"), collection.judgedQueries());
    assertEquals(2, collection.unknownQueries());
    assertEquals(1, collection.unjudgedQueries());
    assertEquals(1, collection.unknownRelevant());
    // The missing document is one of two to be found.
    assertEquals(.5, compare(collection).comparison().run("bm25").of(MAP).value(), 1e-12);
  }

  private void refused(String documents, String queries, String qrels, String... parts) {
    var e =
        assertThrows(BadInputException.class, () -> compare(collection(documents, queries, qrels)));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  @Test
  void collectionsThatDoNotBelongTogether() {
    refused(DOCUMENTS, "1\tcat\n", "7 0 c 1\n", "qrels.txt", "'7'", "'1'");
    refused(DOCUMENTS, "1\tcat\n", "1 0 zebra 1\n", "qrels.txt", "no document");
  }

  @Test
  void namesThatComeTwice() {
    refused(DOCUMENTS + "c\tagain\n", "1\tcat\n", "1 0 c 1\n", "documents.tsv", "'c'", "second");
    refused(DOCUMENTS, "1\tcat\n1\tdog\n", "1 0 c 1\n", "queries.tsv", "'1'", "second");
  }

  @Test
  void vectorsOfOtherWords() {
    refused("a\tzwei\nb\tdrei\n", "1\tzwei\n", "1 0 a 1\n", "'the'", "lucene-standard");
  }

  @Test
  void systemsAndFusions() {
    assertEquals(SearchSystem.IDF_MEAN, SearchSystem.ofLabel(" IDF-mean "));
    assertThrows(UsageException.class, () -> SearchSystem.ofLabel("elastic"));
    var d = ComparisonOptions.defaults();
    for (var fused :
        List.of(List.of(SearchSystem.SIF), List.of(SearchSystem.RRF, SearchSystem.SIF))) {
      assertThrows(
          UsageException.class,
          () ->
              new ComparisonOptions(
                  d.analysis(),
                  d.vectorWords(),
                  d.tfIdf(),
                  d.bm25(),
                  d.sifA(),
                  d.hnsw(),
                  fused,
                  d.fusion(),
                  d.depth(),
                  d.measures(),
                  d.bootstrap(),
                  d.test()));
    }
  }
}
