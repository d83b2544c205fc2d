package dev.firth.cli.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.CommandRun;
import dev.firth.eval.ranking.TrecRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCompareCommandTest {
  @TempDir private Path folder;
  private Path documents;
  private Path queries;
  private Path qrels;
  private Path vectors;

  @BeforeEach
  void write() throws IOException {
    documents =
        Files.writeString(
            folder.resolve("documents.jsonl"),
            """
            {"id": "c", "title": "cats", "text": "the cat and a kitten"}
            {"id": "d", "title": "dogs", "text": "the dog"}
            {"id": "v", "title": "cars", "text": "a car with an engine"}
            {"id": "u", "title": "zzz", "text": "unseen"}
            """);
    queries = Files.writeString(folder.resolve("queries.tsv"), "1\tkitten\n2\tengine\n3\tzzz\n");
    qrels = Files.writeString(folder.resolve("qrels.txt"), "1 0 c 1\n1 0 d 1\n2 0 v 2\n9 0 c 1\n");
    vectors =
        Files.writeString(
            folder.resolve("words.txt"),
            """
            6 3
            the 0.5 0.5 0.2
            cat 2 0.1 0
            kitten 2 0.2 0.1
            dog 1.8 0 0.6
            car 0 2 0.1
            engine 0.1 1.9 0.3
            """);
  }

  private CommandRun compare(Object... more) {
    var args = new ArrayList<Object>(List.of("search", "compare"));
    args.addAll(List.of("--documents", documents, "--queries", queries, "--qrels", qrels));
    args.addAll(
        List.of("--vectors", vectors, "--samples", 50, "--trials", 50, "--progress", "none"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  @Test
  void tableOfSystems() {
    String out = compare().succeeded().out();
    assertTrue(out.startsWith("4 documents, 2 judged queries"), out);
    for (String part :
        List.of(
            "map",
            "ndcg_cut_10",
            "recip_rank",
            "recall_100",
            "  bm25       0.7500 ± 0.",
            "  sif",
            "  rrf",
            "1 documents have no word with a vector",
            "1 queries have no word with a vector",
            "1 judged queries have no text and do not count",
            "1 queries are not judged and do not count")) {
      assertTrue(out.contains(part), () -> part + " is not in\n" + out);
    }
    assertTrue(out.lines().allMatch(line -> line.length() <= 90), out);
  }

  @Test
  void json() {
    JsonNode result = compare("--measures", "map,P_1", "--json").succeeded().json();
    assertEquals(2, result.get("queries").asInt());
    assertEquals(1, result.get("unknownQueries").asInt());
    assertEquals("bm25", result.get("baseline").asText());
    assertEquals(7, result.get("systems").size());
    JsonNode bm25 = result.get("systems").get(1);
    assertEquals(.75, bm25.get("measures").get("map").get("score").asDouble(), 1e-12);
    assertTrue(bm25.get("signature").asText().startsWith("bm25|"), bm25.toString());
    JsonNode mean = result.get("systems").get(2).get("measures").get("P_1");
    assertEquals(50, mean.get("confidence").get("samples").asInt());
    assertTrue(mean.get("againstBaseline").has("pValue"), mean.toString());
    assertTrue(result.get("signature").asText().contains("randomization:50"), result.toString());
  }

  @Test
  void runsAreWritten() throws IOException {
    Path runs = folder.resolve("runs");
    compare("--runs", runs, "--top", 2).succeeded();
    var sif = TrecRun.read(runs.resolve("sif.run"));
    assertEquals("sif", sif.name());
    assertEquals(2, sif.ranking("1").size());
    assertEquals(List.of(), sif.ranking("3"));
    try (var files = Files.list(runs)) {
      assertEquals(7, files.count());
    }
  }

  @Test
  void reportHasAllSystemsAndTests() throws IOException {
    Path page = folder.resolve("search.html");
    compare("--measures", "map,P_1", "--report", page).succeeded();
    String html = Files.readString(page);
    for (String part : List.of("4 documents, 2 judged queries", "idf-mean", "Against bm25")) {
      assertTrue(html.contains(part), () -> part + " is not in\n" + html);
    }
    JsonNode json = new ObjectMapper().readTree(folder.resolve("search.json").toFile());
    assertEquals(.75, json.at("/headlines/0/value").asDouble(), 1e-12, json::toString);
    // Six systems against the baseline, two measures each.
    assertEquals(12, json.at("/panels/2/rows").size(), json::toString);
    compare("--report", folder.resolve("search.txt")).failed(2, ".html");
  }

  @Test
  void textOfOtherFields() {
    JsonNode plain = compare("--json").succeeded().json();
    JsonNode titles = compare("--json", "--text-field", "title,text").succeeded().json();
    assertEquals(1, plain.get("documentsWithoutVector").asInt());
    assertEquals(1, titles.get("documentsWithoutVector").asInt());
    compare("--text-field", "abstract").failed(3, "documents.jsonl", "abstract");
  }

  @Test
  void badInput() throws IOException {
    Files.writeString(qrels, "7 0 c 1\n");
    compare().failed(3, "qrels.txt", "judges no query");
    Files.writeString(qrels, "1 0 c\n");
    compare().failed(3, "qrels.txt:1");
    Files.writeString(qrels, "1 0 c 1\n");
    Files.writeString(queries, "1\tkitten\n1\tdog\n");
    compare().failed(3, "queries.tsv", "second time");
    Files.writeString(vectors, "1 2\nother 1 2\n");
    Files.writeString(queries, "1\tkitten\n");
    compare().failed(3, "no document has a word with a vector", "'other'");
  }

  @Test
  void wrongUse() {
    compare("--fuse", "bm25").failed(2, "two");
    compare("--fuse", "bm25,lsi").failed(2, "lsi", "idf-mean");
    compare("--sif-a", "0").failed(2, "above 0");
    compare("--tfidf", "bm24").failed(2, "bm24");
    compare("--analyzer", "klingon").failed(2, "klingon");
    compare("--measures", "err").failed(2, "err");
    compare("--samples", "1").failed(2, "--samples");
    compare("--runs", documents).failed(2, "--runs", "folder");
    compare("--top", "0").failed(2, "0");
  }
}
