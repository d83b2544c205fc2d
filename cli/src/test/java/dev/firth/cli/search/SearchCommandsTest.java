package dev.firth.cli.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCommandsTest {
  @TempDir private Path folder;
  private Path index;

  @BeforeEach
  void index() throws IOException {
    Path documents =
        write(
            "docs.jsonl",
            """
            {"id": "w1", "text": "The wing of the aeroplane stalls in the slipstream."}
            {"id": "w2", "text": "Wings, wings and more wings."}
            {"id": "h1", "text": "Heat flows through slabs; heat is lost."}
            {"id": "none", "text": " "}
            {"id": "w3", "text": "A slipstream behind an aeroplane, behind its wing."}
            """);
    index = folder.resolve("docs.index");
    firth("search", "index", documents, "--analyzer", "english", "--out", index).succeeded();
  }

  private static CommandRun firth(Object... args) {
    return CommandRun.of(Stream.concat(Stream.of(args), Stream.of("--progress", "none")).toArray());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> ids(JsonNode hits) {
    var ids = new ArrayList<String>();
    hits.forEach(hit -> ids.add(hit.get("doc").asText()));
    return ids;
  }

  @Test
  void indexesAndSaysHowMuch() throws IOException {
    Path lines = write("lines.txt", "one two\n\nthree\n");
    Path out = folder.resolve("lines.index");
    var json = firth("search", "index", lines, "--out", out, "--json").succeeded().json();
    assertEquals(3, json.get("documents").asInt());
    assertEquals(1, json.get("empty").asInt());
    assertEquals(3, json.get("tokens").asInt());
    assertEquals("lucene-standard", json.get("analyzer").asText());
    var run = firth("search", "index", lines, "--out", out).succeeded();
    assertTrue(run.out().contains("3 documents (1 without a word)"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void queriesWithEveryModel() {
    for (String model : List.of("bm25", "classic", "sklearn", "lnc.ltc", "Lnu.ltu")) {
      var hits = firth("search", "query", index, "wings", "--model", model, "--json").succeeded();
      assertEquals("w2", ids(hits.json()).getFirst(), model);
      assertEquals(3, hits.json().size(), model);
      assertTrue(hits.json().get(0).get("score").asDouble() > 0, model);
    }
    var text = firth("search", "query", index, "heat", "slabs").succeeded();
    assertTrue(text.out().contains("h1  Heat flows through slabs"), text.out());
    assertEquals("[]\n", firth("search", "query", index, "zzz", "--json").out());
  }

  @Test
  void takesParametersOfModels() {
    var usual = firth("search", "query", index, "heat", "--json").json();
    var flat = firth("search", "query", index, "heat", "--k1", "0", "--json").json();
    assertTrue(flat.get(0).get("score").asDouble() > usual.get(0).get("score").asDouble());
    firth("search", "query", index, "heat", "--model", "sklearn", "--k1", "1")
        .failed(2, "--k1 and --b go with --model bm25");
    firth("search", "query", index, "heat", "--norm", "l1")
        .failed(2, "--norm does not go with bm25");
    firth("search", "query", index, "heat", "--model", "ltc.ltc", "--binary").failed(2, "--binary");
    firth("search", "query", index, "heat", "--model", "tfidf")
        .failed(2, "no model is called 'tfidf'", "lnc.ltc");
    firth("search", "query", index, "heat", "--k1", "-1").failed(2, "k1");
    firth("search", "query", index, "heat", "--top", "0").failed(2, "--top");
  }

  @Test
  void writesARun() throws IOException {
    Path queries = write("queries.tsv", "1\twing slipstream\n2\tzzz\n3\theat\n");
    Path run = folder.resolve("bm25.run");
    var json =
        firth("search", "query", index, "--queries", queries, "--run", run, "--tag", "t", "--json")
            .succeeded()
            .json();
    assertEquals(3, json.get("queries").asInt());
    assertEquals(1, json.get("withoutHits").asInt());
    var lines = Files.readAllLines(run);
    assertEquals(json.get("hits").asInt(), lines.size());
    assertTrue(lines.getFirst().matches("1 Q0 w[13] 1 [0-9.]+ t"), lines.getFirst());
    assertTrue(lines.getLast().startsWith("3 Q0 h1 1 "), lines.getLast());
    Path json2 = write("q.jsonl", "{\"id\": 1, \"text\": \"heat\"}\n");
    Path run2 = folder.resolve("two.run");
    firth("search", "query", index, "--queries", json2, "--run", run2, "--depth", "1").succeeded();
    assertEquals(1, Files.readAllLines(run2).size());
  }

  @Test
  void refusesQueriesThatMakeNoRun() throws IOException {
    Path run = folder.resolve("bad.run");
    Path twice = write("twice.tsv", "1\ta\n1\tb\n");
    firth("search", "query", index, "--queries", twice, "--run", run)
        .failed(3, "twice.tsv, line 2", "'1' was there before");
    Path blank = write("blank.tsv", "1 x\ta\n");
    firth("search", "query", index, "--queries", blank, "--run", run)
        .failed(3, "blank.tsv, line 1", "blanks");
    Path none = write("none.tsv", "no tab\n");
    firth("search", "query", index, "--queries", none, "--run", run).failed(3, "line 1");
    assertFalse(Files.exists(run));
    firth("search", "query", index, "--queries", twice).failed(2, "--run");
    firth("search", "query", index).failed(2, "--queries");
    firth("search", "query", index, "--queries", twice, "--run", run, "--tag", "a b")
        .failed(2, "tag");
  }

  @Test
  void explainsAScore() {
    for (String model : List.of("bm25", "classic", "sklearn", "atc.ltn")) {
      var hit =
          firth("search", "query", index, "wing", "slipstream", "--model", model, "--json")
              .succeeded()
              .json()
              .get(0);
      var json =
          firth(
                  "search",
                  "explain",
                  index,
                  hit.get("doc").asText(),
                  "wing",
                  "slipstream",
                  "--model",
                  model,
                  "--json")
              .succeeded()
              .json();
      assertEquals(hit.get("score").asDouble(), json.get("score").asDouble(), 1e-6, model);
      assertEquals(2, json.get("explanation").get("parts").size(), model);
    }
    var text = firth("search", "explain", index, "h1", "heat").succeeded();
    assertTrue(text.out().contains("idf"), text.out());
    firth("search", "explain", index, "zzz", "heat").failed(3, "'zzz'");
  }

  @Test
  void findsSimilarDocuments() {
    var json = firth("search", "similar", index, "w1", "--json").succeeded().json();
    assertEquals("w3", ids(json).getFirst());
    assertFalse(ids(json).contains("w1"));
    var more =
        firth(
                "search",
                "similar",
                index,
                "w3",
                "--more-like-this",
                "--min-tf",
                "1",
                "--min-docs",
                "1",
                "--json")
            .succeeded()
            .json();
    assertEquals("w1", ids(more).getFirst());
    firth("search", "similar", index, "w1", "--more-like-this").failed(3, "--min-tf");
    firth("search", "similar", index, "none").failed(3, "'none' has no words");
  }

  @Test
  void listsTopTerms() {
    var json = firth("search", "terms", index, "h1", "--top", "2", "--json").succeeded().json();
    assertEquals(2, json.size());
    assertEquals("heat", json.get(0).get("term").asText());
    assertEquals(2, json.get(0).get("frequency").asInt());
    assertEquals(1, json.get(0).get("documents").asInt());
    var text = firth("search", "terms", index, "h1", "--weighting", "ntn").succeeded();
    assertTrue(text.out().contains("heat  (2 times, in 1 documents)"), text.out());
  }

  @Test
  void writesVectors() throws IOException {
    Path svm = folder.resolve("docs.svm");
    Path terms = folder.resolve("terms.tsv");
    var json =
        firth("search", "vectors", index, "--out", svm, "--vocabulary", terms, "--json")
            .succeeded()
            .json();
    var lines = Files.readAllLines(svm);
    assertEquals(5, lines.size());
    assertEquals("0 # none", lines.get(3));
    assertTrue(lines.getFirst().matches("0( \\d+:0\\.\\d+)+ # w1"), lines.getFirst());
    var vocabulary = Files.readAllLines(terms);
    assertEquals(json.get("features").asInt(), vocabulary.size());
    assertTrue(vocabulary.getFirst().startsWith("1\taeroplan\t2\t"), vocabulary.getFirst());
    Path jsonl = folder.resolve("docs.vec.jsonl");
    firth("search", "vectors", index, "--out", jsonl, "--format", "jsonl").succeeded();
    var first = new ObjectMapper().readTree(Files.readAllLines(jsonl).get(2));
    assertEquals("h1", first.get("doc").asText());
    assertTrue(first.get("terms").get("heat").asDouble() > 0.5);
    firth("search", "vectors", index, "--out", svm, "--format", "csv").failed(2, "csv");
  }

  @Test
  void refusesBadDocumentsAndKeepsTheIndex() throws IOException {
    Path twice =
        write("twice.jsonl", "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"a\",\"text\":\"y\"}\n");
    firth("search", "index", twice, "--out", index)
        .failed(3, "twice.jsonl, line 2", "'a' was there before");
    Path missing = write("missing.jsonl", "{\"id\":\"a\",\"body\":\"x\"}\n");
    firth("search", "index", missing, "--out", index)
        .failed(3, "missing.jsonl, line 1", "no field 'text'", "'body'");
    Path empty = write("blank.txt", "\n \n");
    firth("search", "index", empty, "--out", index).failed(3, "none of the 2 documents");
    firth("search", "index", twice, "--out", index, "--analyzer", "klingon")
        .failed(2, "no analyzer is called 'klingon'", "english", "sklearn");
    firth("search", "index", twice, "--out", index, "--format", "xml").failed(2, "trec");
    firth("search", "index", twice, "--out", index, "--ngrams", "x").failed(2, "--ngrams");
    firth("search", "index", twice, "--out", folder).failed(2, "holds other files");
    firth("search", "index", folder.resolve("absent"), "--out", index).failed(3, "absent");
    assertEquals(
        5,
        firth("search", "vectors", index, "--out", folder.resolve("v"), "--json")
            .json()
            .get("documents")
            .asInt());
  }

  @Test
  void refusesADamagedOrAbsentIndex() throws IOException {
    firth("search", "query", folder.resolve("no.index"), "x")
        .failed(3, "does not exist", "firth search index");
    firth("search", "query", folder, "x").failed(3, "holds no finished index");
    Path file;
    try (var files = Files.walk(index)) {
      file =
          files
              .filter(f -> f.toString().endsWith(".fdt") || f.toString().endsWith(".cfs"))
              .findFirst()
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    firth("search", "query", index, "wing")
        .failed(3, "the index is damaged", file.getFileName().toString());
  }
}
