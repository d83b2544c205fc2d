package dev.firth.cli.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code firth score labels}, {@code spans}, {@code squad} and {@code ranking}. */
class LabelScoreCommandsTest {
  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private Path table() throws IOException {
    return file(
        "t.tsv",
        "id\tgold\tpredicted\tp",
        "1\tyes\tyes\t0.9",
        "2\tno\tyes\t0.6",
        "3\tno\tno\t0.2",
        "4\tyes\tno\t0.4");
  }

  @Test
  void labelsOfTwoFiles() throws Exception {
    var gold = file("gold", "a", "b", "a", "c");
    var predicted = file("predicted", "a", "b", "b", "c ");
    var json =
        CommandRun.of("score", "labels", gold, predicted, "--confidence", "--json")
            .succeeded()
            .json();
    assertEquals(.75, json.get("accuracy").asDouble());
    assertEquals(.75, json.get("score").asDouble());
    assertEquals(.5, json.at("/perClass/b/precision").asDouble());
    assertEquals(2, json.at("/perClass/a/support").asInt());
    assertEquals("[[1,1,0],[0,1,0],[0,0,1]]", json.get("confusion").toString());
    assertTrue(json.at("/confidence/lower").asDouble() <= .75);
    assertFalse(json.has("rocAuc"));
    var text = CommandRun.of("score", "labels", gold, predicted).succeeded();
    assertTrue(text.out().contains("  accuracy           0.7500\n"), text.out());
    assertTrue(text.out().contains("  labels|version:firth-"), text.out());
  }

  @Test
  void tablesWithScoresHaveCurvesAndCalibration() throws Exception {
    var page = folder.resolve("page.html");
    var json =
        CommandRun.of(
                "score",
                "labels",
                table(),
                "--score-column",
                "p",
                "--bins",
                2,
                "--report",
                page,
                "--json")
            .succeeded()
            .json();
    assertEquals(.75, json.get("rocAuc").asDouble());
    assertEquals((1 + 2 / 3.0) / 2, json.get("averagePrecision").asDouble(), 1e-15);
    assertEquals((.01 + .36 + .04 + .36) / 4, json.get("brier").asDouble(), 1e-15);
    assertEquals(2, json.get("reliability").size());
    assertTrue(json.get("signature").asText().startsWith("positive:yes|bins:2|version:"));
    assertTrue(Files.readString(page).contains("ROC"));
    assertTrue(Files.exists(folder.resolve("page.json")));
  }

  @Test
  void labelsThatCannotBeScoredAreErrors() throws Exception {
    var gold = file("gold", "a", "b");
    var shorter = file("short", "a");
    var hole = file("hole", "a", "", "b");
    CommandRun.of("score", "labels", gold, shorter).failed(3, "2 labels", "1", "gold", "short");
    CommandRun.of("score", "labels", gold, hole).failed(3, "hole:2: there is no label");
    CommandRun.of("score", "labels", gold, folder.resolve("none")).failed(3, "does not exist");
    CommandRun.of("score", "labels", table(), "--gold-column", "right")
        .failed(3, "t.tsv:1: there is no column 'right'", "id, gold, predicted, p");
    CommandRun.of("score", "labels", table(), "--score-column", "p", "--positive", "maybe")
        .failed(3, "no curves for the label 'maybe'", "one class");
    CommandRun.of("score", "labels", table(), "--positive", "yes").failed(2, "--score-column");
    CommandRun.of("score", "labels", gold, gold, "--confidence-n", 1).failed(2, "--confidence-n");
    var nan = file("nan.tsv", "gold\tpredicted\tp", "a\ta\tNaN", "b\tb\t0.5");
    CommandRun.of("score", "labels", nan, "--score-column", "p")
        .failed(3, "nan.tsv:2: the score 'NaN' is not a number");
  }

  @Test
  void spansPrintWhatConllevalPrints() throws Exception {
    var pred = file("pred.conll", "a O O", "b B-x B-x", "c I-x O", "", "d B-y B-y");
    var text = CommandRun.of("score", "spans", pred).succeeded().out();
    assertTrue(
        text.startsWith(
            """
            processed 4 tokens with 2 phrases; found: 2 phrases; correct: 1.
            accuracy:  75.00%; precision:  50.00%; recall:  50.00%; FB1:  50.00
                            x: precision:   0.00%; recall:   0.00%; FB1:   0.00  1
                            y: precision: 100.00%; recall: 100.00%; FB1: 100.00  1
            """),
        text);
    var json = CommandRun.of("score", "spans", pred, "-ci", "--json").succeeded().json();
    assertEquals(.5, json.get("score").asDouble());
    assertEquals(.5, json.get("f1").asDouble());
    assertEquals(1, json.at("/perClass/y/f1").asDouble());
    assertEquals(1, json.at("/confidence/upper").asDouble());
    var strict = CommandRun.of("score", "spans", pred, "--reading", "strict", "--json");
    assertTrue(strict.json().get("signature").asText().startsWith("reading:strict-iob2|"));
  }

  @Test
  void spansThatCannotBeScoredAreErrors() throws Exception {
    var pred = file("pred.conll", "a O S-x");
    CommandRun.of("score", "spans", pred, "--reading", "strict")
        .failed(3, "pred.conll: line 1: the tag 'S-x'", "iob2");
    CommandRun.of("score", "spans", pred, "--scheme", "iob1").failed(2, "--reading strict");
    CommandRun.of("score", "spans", file("empty")).failed(3, "has no tokens");
  }

  @Test
  void squadAnswers() throws Exception {
    var gold =
        file(
            "gold.json",
            "{\"data\": [{\"paragraphs\": [{\"qas\": [",
            "{\"id\": \"1\", \"answers\": [{\"text\": \"the cat\"}]},",
            "{\"id\": \"2\", \"answers\": [{\"text\": \"a dog\"}]}]}]}]}");
    var pred = file("pred.json", "{\"1\": \"Cat!\", \"3\": \"x\"}");
    var json = CommandRun.of("score", "squad", pred, "--gold", gold, "--json").succeeded().json();
    assertEquals(50, json.get("exact_match").asDouble());
    assertEquals(50, json.get("f1").asDouble());
    assertEquals(1, json.get("unanswered").asInt());
    assertEquals(1, json.get("unknown").asInt());
    var text = CommandRun.of("score", "squad", pred, "--gold", gold, "-ci").succeeded();
    assertTrue(text.out().startsWith("exact match 50.00  [0.00, 100.00]\n"), text.out());
    assertTrue(text.err().contains("1 questions have no prediction"), text.err());
    CommandRun.of("score", "squad", gold, "--gold", pred).failed(3, "no SQuAD data set");
    CommandRun.of("score", "squad", pred).failed(2, "--gold");
  }

  @Test
  void rankingByMeasureAndByQuery() throws Exception {
    var run = file("run", "1 Q0 a 1 2 sys", "1 Q0 b 2 1 sys", "2 Q0 a 1 1 sys", "3 Q0 a 1 1 sys");
    var qrels = file("qrels", "1 0 b 1", "2 0 a 2", "4 0 a 1");
    var json =
        CommandRun.of(
                "score", "ranking", run, "--qrels", qrels, "--per-query", "--confidence", "--json")
            .succeeded()
            .json();
    assertEquals(.75, json.get("score").asDouble());
    assertEquals(.75, json.get("map").asDouble());
    assertEquals(.1, json.get("P_10").asDouble());
    assertEquals(2, json.get("queries").asInt());
    assertEquals(1, json.get("missing").asInt());
    assertEquals(1, json.get("unjudged").asInt());
    assertEquals("2", json.at("/perQuery/1/query").asText());
    assertEquals(1, json.at("/perQuery/1/ndcg_cut_10").asDouble());
    assertEquals(.5, json.at("/intervals/map/lower").asDouble());
    var text = CommandRun.of("score", "ranking", run, "--qrels", qrels, "--per-query").succeeded();
    assertTrue(text.out().contains("map                   \t1\t0.5000\n"), text.out());
    assertTrue(text.out().contains("map                   \tall\t0.7500\n"), text.out());
    assertTrue(text.err().contains("1 judged queries are not in the run"), text.err());
    var page = folder.resolve("r.html");
    var few =
        CommandRun.of(
            "score",
            "ranking",
            run,
            "--qrels",
            qrels,
            "-c",
            "--measures",
            "mrr,ndcg@10",
            "--report",
            page);
    assertTrue(few.succeeded().out().contains("  recip_rank           0.5000"), few.out());
    assertTrue(Files.exists(page));
  }

  @Test
  void rankingsThatCannotBeScoredAreErrors() throws Exception {
    var run = file("run", "1 Q0 a 1 2 sys", "1 Q0 a 2 1 sys");
    var good = file("good", "1 Q0 a 1 2 sys");
    var nan = file("nan", "1 Q0 a 1 NaN sys");
    var qrels = file("qrels", "1 0 a 1");
    var other = file("other", "Q1 0 a 1");
    CommandRun.of("score", "ranking", run, "--qrels", qrels).failed(3, "run:2: document 'a'");
    CommandRun.of("score", "ranking", nan, "--qrels", qrels).failed(3, "nan:1: the score 'NaN'");
    CommandRun.of("score", "ranking", good, "--qrels", other).failed(3, "no query", "'Q1'");
    CommandRun.of("score", "ranking", good, "--qrels", qrels, "--measures", "fame")
        .failed(2, "there is no measure 'fame'");
    CommandRun.of("score", "ranking", good, "--qrels", qrels, "-l", 0).failed(2, "--level");
  }
}
