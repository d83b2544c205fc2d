package dev.firth.cli.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.CommandRun;
import dev.firth.embeddings.VectorFiles;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.files.VectorFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCommandsTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = folder.resolve("model");
    // man + royal = king, woman + royal = queen
    var words = List.of("man", "woman", "king", "queen", "apple");
    float[] rows = {1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 0, 0, -1};
    try (var vectors = WordVectors.of(words, rows, 3)) {
      VectorFiles.write(model, vectors, VectorFormat.FIRTH);
    }
  }

  @Test
  void similarGivesWordsAndScores() {
    var answers = CommandRun.of("vectors", "similar", model, "man", "--top", "2", "--json");
    var json = answers.succeeded().json();
    assertEquals(2, json.size());
    assertEquals("king", json.get(0).get("word").asText());
    assertEquals(Math.sqrt(.5), json.get(0).get("score").asDouble(), 1e-6);
  }

  @Test
  void similarPrintsForPeople() {
    var run = CommandRun.of("vectors", "similar", model, "man", "--top", "1").succeeded();
    assertEquals("0.7071  king\n", run.out());
    assertEquals("", run.err());
  }

  @Test
  void similarTakesWordsAway() {
    var run = CommandRun.of("vectors", "similar", model, "king", "woman", "--minus", "man");
    assertEquals("queen", run.succeeded().out().lines().findFirst().orElseThrow().substring(8));
  }

  @Test
  void promptReadsPipe() {
    var run =
        CommandRun.withInput(
            "man : king :: woman\n\nking - man + woman\nnobody\n",
            "vectors",
            "similar",
            model,
            "--top",
            "1");
    assertEquals(2, run.succeeded().out().lines().filter(line -> line.endsWith("queen")).count());
    assertTrue(run.err().contains("nobody"), run.err());
  }

  @Test
  void promptAnswersEachLineWithJson() {
    var run = CommandRun.withInput("man\nnobody\n", "vectors", "similar", model, "--json");
    List<String> lines = run.succeeded().out().lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.getFirst().startsWith("[{\"word\":\"king\""), lines.getFirst());
    assertEquals("[]", lines.getLast());
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", "mul"})
  void analogyFindsQueen(String method) {
    var run =
        CommandRun.of(
            "vectors", "analogy", model, "man", "king", "woman", "--method", method, "--json");
    assertEquals("queen", run.succeeded().json().get(0).get("word").asText());
  }

  @Test
  void restrictHidesRareWords() {
    CommandRun.of("vectors", "similar", model, "apple", "--restrict", "4").failed(3, "apple");
    CommandRun.of("vectors", "similar", model, "man", "--restrict", "0").failed(2, "--restrict");
  }

  @Test
  void oddOneOutIsTheApple() {
    var run = CommandRun.of("vectors", "odd-one-out", model, "man", "king", "queen", "apple");
    assertEquals("apple\n", run.succeeded().out());
    var json = CommandRun.of("vectors", "odd-one-out", model, "man", "king", "apple", "--json");
    assertEquals("apple", json.succeeded().json().get("word").asText());
  }

  @Test
  void similarityOfWordsAndSets() {
    var words = CommandRun.of("vectors", "similarity", model, "man", "king", "--json");
    assertEquals(Math.sqrt(.5), words.succeeded().json().get("similarity").asDouble(), 1e-6);
    var sets = CommandRun.of("vectors", "similarity", model, "man,woman", "woman,man");
    assertEquals("1.0000\n", sets.succeeded().out());
  }

  @Test
  void unknownWordIsToldWithSuggestion() {
    CommandRun.of("vectors", "similar", model, "quean").failed(3, "quean", "queen");
    CommandRun.of("vectors", "similar", model, "quean", "--json").failed(3, "quean");
  }

  @Test
  void wrongNumbersAreWrongUse() {
    CommandRun.of("vectors", "similar", model, "man", "--top", "0").failed(2, "--top");
    CommandRun.of("vectors", "analogy", model, "man", "king").failed(2, "'C'");
    CommandRun.of("vectors", "odd-one-out", model, "man").failed(2, "WORD");
    CommandRun.of("vectors", "similar", model, "man", "--method", "magic").failed(2, "add or mul");
  }

  @ParameterizedTest
  @ValueSource(strings = {"firth", "word2vec", "word2vec-text", "glove"})
  void convertKeepsAnswers(String format) throws IOException {
    Path copy = folder.resolve("copy");
    var run = CommandRun.of("vectors", "convert", model, copy, "--format", format, "--json");
    var json = run.succeeded().json();
    assertEquals(5, json.get("words").asInt());
    assertEquals(3, json.get("dim").asInt());
    assertEquals(Files.size(copy), json.get("bytes").asLong());
    assertEquals(
        CommandRun.of("vectors", "similar", model, "man").succeeded().out(),
        CommandRun.of("vectors", "similar", copy, "man").succeeded().out());
  }

  @Test
  void convertRefusesUnknownFormatAndPlace() {
    Path copy = folder.resolve("copy");
    CommandRun.of("vectors", "convert", model, copy, "--format", "yaml").failed(2, "yaml", "glove");
    CommandRun.of("vectors", "convert", model, folder.resolve("no/copy"), "--format", "glove")
        .failed(1, "no folder");
  }

  @Test
  void evaluateScores() throws IOException {
    Path questions = folder.resolve("questions.txt");
    Files.writeString(
        questions, ": royals\nman king woman queen\nman king woman apple\nman x y z\n");
    Path pairs = folder.resolve("pairs.tsv");
    Files.writeString(pairs, "man\tking\t9\nman\tapple\t1\nwoman\tking\t3\nman\tnobody\t3\n");
    var json =
        CommandRun.of(
                "vectors",
                "evaluate",
                model,
                "--analogies",
                questions,
                "--similarity",
                pairs,
                "--json")
            .succeeded()
            .json();
    var analogy = json.get("analogy");
    assertEquals(3, analogy.get("total").asInt());
    assertEquals(2, analogy.get("seen").asInt());
    assertEquals(1, analogy.get("skipped").asInt());
    assertEquals(.5, analogy.get("accuracy").asDouble());
    assertEquals("royals", analogy.get("sections").get(0).get("name").asText());
    var similarity = json.get("similarity").get(0);
    assertEquals("pairs.tsv", similarity.get("set").asText());
    assertEquals(3, similarity.get("found").asInt());
    assertEquals(1, similarity.get("missed").asInt());
    assertTrue(similarity.has("spearman") && similarity.has("pearson"));
    String text =
        CommandRun.of("vectors", "evaluate", model, "--analogies", questions).succeeded().out();
    assertTrue(text.contains("50.0%"), text);
  }

  @Test
  void evaluateKnowsTheFirstWordsOnly() throws IOException {
    Path questions = Files.writeString(folder.resolve("q.txt"), ": royals\nman king woman queen\n");
    var run = CommandRun.of("vectors", "evaluate", model, "--analogies", questions, "--json");
    assertEquals(1, run.succeeded().json().get("analogy").get("seen").asInt());
    run =
        CommandRun.of(
            "vectors", "evaluate", model, "--analogies", questions, "--restrict", "3", "--json");
    assertEquals(0, run.succeeded().json().get("analogy").get("seen").asInt());
    assertEquals(1, run.json().get("analogy").get("skipped").asInt());
  }

  @Test
  void evaluateNeedsSomethingToScoreOn() throws IOException {
    CommandRun.of("vectors", "evaluate", model).failed(2, "--analogies");
    Path broken = folder.resolve("broken.txt");
    Files.writeString(broken, ": a\none two three\n");
    CommandRun.of("vectors", "evaluate", model, "--analogies", broken).failed(3, "broken.txt", "2");
  }
}
