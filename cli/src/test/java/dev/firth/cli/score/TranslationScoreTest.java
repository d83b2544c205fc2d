package dev.firth.cli.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.CommandRun;
import dev.firth.runs.FirthVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslationScoreTest {
  @TempDir Path folder;

  private Path hypotheses;
  private Path other;
  private Path reference;
  private Path second;

  @BeforeEach
  void write() throws IOException {
    hypotheses = file("hyp.txt", "The cat sat on the mat.\nIt rains today, again.\nx\n");
    other = file("other.txt", "A cat is on the mat.\nIt rains.\nx y\n");
    reference = file("ref.txt", "The cat sat on a mat.\nIt is raining today, again.\nx\n");
    second = file("ref2.txt", "There is a cat on the mat.\nToday it rains, again.\n\n");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void bleuPrintsSacreBleusLine() {
    String out =
        CommandRun.of("score", "bleu", hypotheses, "--ref", reference, "--width", "2")
            .succeeded()
            .out();
    assertEquals(
        "BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:firth-"
            + FirthVersion.current()
            + " = 47.76 85.7/63.6/44.4/28.6 (BP = 0.931 ratio = 0.933 hyp_len = 14 ref_len = 15)\n",
        out);
  }

  @Test
  void reportHasTheScoreByLength() throws IOException {
    Path page = folder.resolve("bleu.html");
    CommandRun.of("score", "bleu", hypotheses, "--ref", reference, "--confidence", "--report", page)
        .succeeded();
    String html = Files.readString(page);
    assertTrue(html.contains("BLEU by length") && html.contains("47.76"), html);
    assertTrue(Files.exists(folder.resolve("bleu.json")), "JSON beside the page");
    CommandRun.of("score", "ter", hypotheses, "--ref", reference, "--report", page).succeeded();
    assertTrue(Files.readString(page).contains("TER by length"), "TER too");
    CommandRun.of("score", "chrf", hypotheses, "--ref", reference, "--report", "page.txt")
        .failed(2, ".html");
    CommandRun.of("score", "bleu", hypotheses, "--ref", reference, "-sl", "--report", page)
        .failed(2, "--sentence");
  }

  @Test
  void jsonHasScorePartsSignatureAndConfidence() {
    var json =
        CommandRun.of(
                "score",
                "bleu",
                hypotheses,
                "-r",
                reference,
                "-r",
                second,
                "--json",
                "-ci",
                "-cin",
                "200")
            .succeeded()
            .json();
    assertEquals("BLEU", json.get("name").asText());
    assertEquals(4, json.get("precisions").size());
    assertEquals(3, json.get("segments").asInt());
    assertTrue(json.get("signature").asText().startsWith("nrefs:2|bs:200|seed:12345|case:mixed|"));
    var confidence = json.get("confidence");
    assertTrue(confidence.get("lower").asDouble() <= confidence.get("upper").asDouble());
    assertEquals(200, confidence.get("samples").asInt());
  }

  @Test
  void optionsHaveSacreBleusNames() {
    var bleu =
        CommandRun.of(
                "score",
                "bleu",
                hypotheses,
                "--ref",
                reference,
                "--json",
                "--tokenize",
                "intl",
                "--smooth-method",
                "floor",
                "--smooth-value",
                "0.2",
                "--lowercase",
                "--effective-order")
            .succeeded()
            .json();
    assertTrue(
        bleu.get("signature")
            .asText()
            .startsWith("nrefs:1|case:lc|eff:yes|tok:intl|smooth:floor[0.20]|"));
    var chrF =
        CommandRun.of(
                "score",
                "chrf",
                hypotheses,
                "--ref",
                reference,
                "--json",
                "--chrf-word-order",
                "2",
                "--chrf-lowercase",
                "--chrf-whitespace",
                "--chrf-eps-smoothing",
                "--chrf-char-order",
                "5",
                "--chrf-beta",
                "3")
            .succeeded()
            .json();
    assertEquals("chrF3++", chrF.get("name").asText());
    assertTrue(
        chrF.get("signature").asText().startsWith("nrefs:1|case:lc|eff:no|nc:5|nw:2|space:yes|"));
    var ter =
        CommandRun.of(
                "score",
                "ter",
                hypotheses,
                "--ref",
                reference,
                "--json",
                "--ter-case-sensitive",
                "--ter-normalized",
                "--ter-no-punct",
                "--ter-asian-support")
            .succeeded()
            .json();
    assertTrue(
        ter.get("signature")
            .asText()
            .startsWith("nrefs:1|case:mixed|tok:tercom|norm:yes|punct:no|asian:yes|"));
  }

  @Test
  void sentencesGiveOneScoreEach() {
    var run =
        CommandRun.of("score", "ter", hypotheses, "--ref", reference, "--sentence").succeeded();
    assertEquals(3, run.out().lines().count());
    assertTrue(run.out().endsWith("\n0.0\n"), run.out());
    assertTrue(run.err().startsWith("TER|nrefs:1|case:lc|"), run.err());
    var json =
        CommandRun.of("score", "bleu", hypotheses, "--ref", reference, "--sentence", "--json")
            .succeeded()
            .json();
    assertEquals(3, json.get("scores").size());
    assertTrue(json.get("signature").asText().contains("|eff:yes|"));
    assertEquals(100, json.get("scores").get(2).asDouble(), 1e-9);
  }

  @Test
  void compareTestsAllPairs() {
    var json =
        CommandRun.of(
                "score",
                "compare",
                hypotheses,
                other,
                reference,
                "--ref",
                reference,
                "--metrics",
                "bleu,chrf,ter",
                "--paired-bs-n",
                "100",
                "--json")
            .succeeded()
            .json();
    assertEquals(3, json.get("systems").size());
    assertEquals(9, json.get("comparisons").size());
    var first = json.get("comparisons").get(0);
    assertEquals("BLEU", first.get("metric").asText());
    assertEquals(hypotheses.toString(), first.get("baselineSystem").asText());
    assertTrue(first.get("pValue").asDouble() > 0);
    var system = json.get("systems").get(2);
    assertEquals(100, system.get("BLEU").get("score").asDouble(), 1e-9);
    assertEquals(0, system.get("TER").get("score").asDouble());
    assertTrue(system.get("chrF2").get("signature").asText().contains("|bs:100|seed:12345|"));
  }

  @Test
  void compareWritesAReport() throws IOException {
    Path page = folder.resolve("compare.html");
    CommandRun.of(
            "score",
            "compare",
            hypotheses,
            other,
            second,
            "--ref",
            reference,
            "-m",
            "bleu,ter",
            "--report",
            page)
        .succeeded();
    String html = Files.readString(page);
    assertTrue(html.contains("Differences in BLEU") && html.contains("Less is better."), html);
    var json = new ObjectMapper().readTree(folder.resolve("compare.json").toFile());
    // Two metrics, of each the scores and the three pairs.
    assertEquals(4, json.get("panels").size(), json::toString);
    assertEquals(3, json.at("/panels/3/rows").size(), json::toString);
  }

  @Test
  void compareKnowsBothTests() {
    String table =
        CommandRun.of("score", "compare", hypotheses, other, "--ref", reference).succeeded().out();
    assertTrue(table.contains("paired bootstrap, 1,000 resamples, seed 12345"), table);
    assertTrue(table.contains(" ± "), table);
    String randomized =
        CommandRun.of(
                "score",
                "compare",
                hypotheses,
                other,
                "--ref",
                reference,
                "--paired-ar",
                "--paired-ar-n",
                "50")
            .succeeded()
            .out();
    assertTrue(randomized.contains("randomization, 50 trials"), randomized);
    assertTrue(randomized.contains("|ar:50|seed:12345|"), randomized);
    assertFalse(randomized.contains("±"), randomized);
  }

  @Test
  void oddInputIsWarnedOf() throws IOException {
    var tokenized = new StringBuilder("\n");
    var plain = new StringBuilder("\n");
    for (int i = 0; i < 120; i++) {
      tokenized.append("a b .\n");
      plain.append("a b.\n");
    }
    var run =
        CommandRun.of(
                "score",
                "bleu",
                file("tok.txt", tokenized.toString()),
                "--ref",
                file("plain.txt", plain.toString()))
            .succeeded();
    assertTrue(run.err().contains("1 of 121 hypotheses are empty"), run.err());
    assertTrue(run.err().contains("1 of 121 segments have only empty references"), run.err());
    assertTrue(run.err().contains("120 lines end in ' .'"), run.err());
  }

  @Test
  void badInputEndsWithThree() throws IOException {
    Path shorter = file("short.txt", "one line\n");
    CommandRun.of("score", "bleu", hypotheses, "--ref", shorter)
        .failed(3, "hyp.txt has 3 lines", "short.txt has 1", "same segment");
    CommandRun.of("score", "chrf", file("empty.txt", ""), "--ref", folder.resolve("empty.txt"))
        .failed(3, "empty.txt is empty");
    CommandRun.of("score", "ter", hypotheses, "--ref", folder.resolve("none.txt"))
        .failed(3, "none.txt does not exist");
    CommandRun.of("score", "compare", hypotheses, shorter, "--ref", reference)
        .failed(3, "short.txt has 1");
  }

  @Test
  void wrongUseEndsWithTwo() {
    CommandRun.of("score", "bleu", hypotheses).failed(2, "--ref");
    CommandRun.of("score", "bleu", hypotheses, "--ref", reference, "--tokenize", "ja-mecab")
        .failed(2, "13a");
    CommandRun.of("score", "bleu", hypotheses, "--ref", reference, "--smooth-value", "1")
        .failed(2, "--smooth-method floor or add-k");
    CommandRun.of("score", "bleu", hypotheses, "--ref", reference, "-sl", "-ci")
        .failed(2, "--sentence");
    CommandRun.of("score", "chrf", hypotheses, "--ref", reference, "--chrf-char-order", "0")
        .failed(2, "both be 0");
    CommandRun.of("score", "compare", hypotheses, "--ref", reference).failed(2, "HYP");
    CommandRun.of("score", "compare", hypotheses, hypotheses, "--ref", reference)
        .failed(2, "twice");
    CommandRun.of("score", "compare", hypotheses, other, "--ref", reference, "-m", "meteor")
        .failed(2, "bleu, chrf and ter");
    CommandRun.of("score", "bleu", hypotheses, "--ref", reference, "-ci", "--seed", "-1")
        .failed(2, "--seed");
  }
}
