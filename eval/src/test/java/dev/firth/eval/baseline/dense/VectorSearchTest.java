package dev.firth.eval.baseline.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.sentence.SentenceEncoder;
import dev.firth.eval.ranking.ScoredDocument;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VectorSearchTest {
  /** Each word is its own document, so that rows are the words' vectors. */
  private static DocumentVectors documents(float[] rows, int dim) {
    var words = new ArrayList<String>();
    for (int i = 0; i < rows.length / dim; i++) {
      words.add("d" + i);
    }
    var encoder = SentenceEncoder.mean(WordVectors.of(words, rows, dim));
    return DocumentVectors.of(words, words.stream().map(List::of).toList(), encoder);
  }

  private static final DocumentVectors FOUR =
      documents(new float[] {2, 0, 3, 3, 0, 0, 0, .5f, -7, 0}, 2);

  private static List<String> ids(List<ScoredDocument> ranking) {
    return ranking.stream().map(ScoredDocument::id).toList();
  }

  @Test
  void cosinesBestFirst() throws IOException {
    assertEquals(4, FOUR.size());
    assertEquals(1, FOUR.without());
    var exact = new ExactVectorSearch(FOUR);
    var ranking = exact.search(new float[] {.1f, 0}, 10);
    assertEquals(List.of("d0", "d1", "d3", "d4"), ids(ranking));
    assertEquals(1, ranking.getFirst().score(), 1e-7);
    assertEquals(Math.sqrt(.5), ranking.get(1).score(), 1e-7);
    assertEquals(-1, ranking.getLast().score(), 1e-7);
    assertEquals(List.of("d0", "d1"), ids(exact.search(new float[] {.1f, 0}, 2)));
    try (var graph = HnswVectorSearch.of(FOUR, HnswOptions.defaults())) {
      assertEquals(ids(ranking), ids(graph.search(new float[] {.1f, 0}, 10)));
      assertEquals(-1, graph.search(new float[] {.1f, 0}, 10).getLast().score(), 1e-6);
    }
  }

  @Test
  void queryWithoutDirectionFindsNothing() throws IOException {
    assertEquals(List.of(), new ExactVectorSearch(FOUR).search(new float[2], 3));
    try (var graph = HnswVectorSearch.of(FOUR, HnswOptions.defaults())) {
      assertEquals(List.of(), graph.search(new float[2], 3));
    }
  }

  @Test
  void noDocumentHasAVector() throws IOException {
    var none = documents(new float[4], 2);
    assertEquals(2, none.without());
    assertEquals(List.of(), new ExactVectorSearch(none).search(new float[] {1, 0}, 3));
    try (var graph = HnswVectorSearch.of(none, HnswOptions.defaults())) {
      assertEquals(List.of(), graph.search(new float[] {1, 0}, 3));
    }
  }

  @Test
  void graphFindsNearlyAllAndTheSameEachTime() throws IOException {
    int dim = 16;
    int count = 2000;
    var random = Seeds.random(0);
    var documents = documents(uniform(random, count * dim), dim);
    var exact = new ExactVectorSearch(documents);
    try (var graph = HnswVectorSearch.of(documents, HnswOptions.defaults());
        var again = HnswVectorSearch.of(documents, HnswOptions.defaults());
        var narrow = HnswVectorSearch.of(documents, new HnswOptions(2, 2))) {
      int found = 0;
      int foundNarrow = 0;
      for (int i = 0; i < 20; i++) {
        float[] query = uniform(random, dim);
        var nearest = new HashSet<>(ids(exact.search(query, 20)));
        var hits = graph.search(query, 20);
        assertEquals(hits, again.search(query, 20), Seeds.describe(0));
        found += (int) ids(hits).stream().filter(nearest::contains).count();
        foundNarrow +=
            (int) ids(narrow.search(query, 20)).stream().filter(nearest::contains).count();
      }
      assertTrue(found >= 340, found + " of 400, " + Seeds.describe(0));
      // A poor graph shows that the options reach it.
      assertTrue(foundNarrow < found, foundNarrow + " of " + found + ", " + Seeds.describe(0));
    }
  }

  private static float[] uniform(SplittableRandom random, int count) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  @Test
  void whatCannotBe() {
    assertThrows(UsageException.class, () -> new HnswOptions(0, 100));
    assertThrows(UsageException.class, () -> new HnswOptions(513, 100));
    assertThrows(UsageException.class, () -> new HnswOptions(16, 0));
    var wide = documents(new float[2000], 2000);
    var e =
        assertThrows(UsageException.class, () -> HnswVectorSearch.of(wide, HnswOptions.defaults()));
    assertTrue(e.getMessage().contains("1024"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ExactVectorSearch(FOUR).search(new float[] {1, 2, 3}, 1));
    var encoder = SentenceEncoder.mean(WordVectors.of(List.of("a"), new float[2], 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> DocumentVectors.of(List.of("1", "2"), List.of(List.of("a")), encoder));
  }
}
