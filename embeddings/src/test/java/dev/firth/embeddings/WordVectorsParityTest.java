package dev.firth.embeddings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The answers of gensim 4.2.0 over the same vectors (parity/gensim/generate.py). */
class WordVectorsParityTest {

  /** gensim computes in float32. */
  private static final double FLOAT32 = 2e-6;

  private static WordVectors vectors;
  private static JsonNode queries;

  @BeforeAll
  static void open() throws IOException {
    vectors = WordVectors.open(Golden.file("gensim/space.bin"));
    queries = Golden.json("gensim/queries.json");
  }

  @AfterAll
  static void close() {
    vectors.close();
  }

  private static void assertAnswer(JsonNode expected, List<Neighbour> answer, double tolerance) {
    assertEquals(expected.size(), answer.size(), expected.toString());
    for (int i = 0; i < answer.size(); i++) {
      assertEquals(expected.get(i).get(0).asText(), answer.get(i).word(), expected.toString());
      double score = expected.get(i).get(1).asDouble();
      assertEquals(score, answer.get(i).score(), tolerance * Math.max(1, score));
    }
  }

  @Test
  void mostSimilar() {
    var asked = queries.get("mostSimilar");
    assertEquals(40, asked.size());
    for (var node : asked) {
      var query = Query.empty().topN(node.get("topN").asInt());
      for (var word : node.get("positive")) {
        query = query.positive(word.get(0).asText(), word.get(1).asDouble());
      }
      for (var word : node.get("negative")) {
        query = query.negative(word.get(0).asText(), word.get(1).asDouble());
      }
      if (!node.get("restrict").isNull()) {
        query = query.restrict(node.get("restrict").asInt());
      }
      assertAnswer(node.get("answer"), vectors.mostSimilar(query), FLOAT32);
    }
  }

  @Test
  void cosMul() {
    assertEquals(20, queries.get("cosMul").size());
    for (var node : queries.get("cosMul")) {
      var query =
          Query.of(Golden.strings(node.get("positive")), Golden.strings(node.get("negative")))
              .method(Query.Method.COS_MUL)
              .topN(8);
      assertAnswer(node.get("levyGoldberg"), vectors.mostSimilar(query), 1e-9);
      assertAnswer(node.get("gensim"), vectors.mostSimilar(query.epsilon(1e-6)), 2e-5);
    }
  }

  @Test
  void doesntMatch() {
    assertEquals(20, queries.get("doesntMatch").size());
    for (var node : queries.get("doesntMatch")) {
      assertEquals(
          node.get("answer").asText(), vectors.doesntMatch(Golden.strings(node.get("words"))));
    }
  }

  @Test
  void similarityOfWordsAndOfSets() {
    for (var node : queries.get("similarity")) {
      assertEquals(
          node.get("answer").asDouble(),
          vectors.similarity(node.get("a").asText(), node.get("b").asText()),
          FLOAT32);
    }
    for (var node : queries.get("sets")) {
      assertEquals(
          node.get("answer").asDouble(),
          vectors.similarity(Golden.strings(node.get("a")), Golden.strings(node.get("b"))),
          FLOAT32);
    }
  }

  @Test
  void rank() {
    for (var node : queries.get("rank")) {
      assertEquals(
          node.get("answer").asInt(), vectors.rank(node.get("a").asText(), node.get("b").asText()));
    }
  }
}
