package dev.firth.cli.translate;

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A small model learns to turn strings of letters round; it is trained once for all tests. */
@TestInstance(Lifecycle.PER_CLASS)
class TranslateCommandsTest {
  @TempDir static Path folder;

  private Path run;
  private ReversedText text;
  private JsonNode trained;

  @BeforeAll
  void train() throws IOException {
    run = folder.resolve("run");
    text = ReversedText.write(folder, 3_000, 100);
    trained = CommandRun.of(command(run, "--json")).succeeded().json();
  }

  /** A training that takes some seconds. */
  private Object[] command(Path out, Object... more) {
    return text.training(out, SMALL, more);
  }

  private static final List<Object> SMALL =
      List.of(
          "--dim",
          64,
          "--layers",
          1,
          "--dropout",
          0,
          "--epochs",
          10,
          "--batch-tokens",
          256,
          "--warmup",
          100,
          "--lr",
          0.003,
          "--vocab-size",
          30,
          "--progress=none");

  @Test
  void learnsAndSays() {
    assertEquals(run.toString(), trained.get("model").asText());
    assertTrue(trained.get("steps").asInt() > 100, trained.toString());
    JsonNode validation = trained.get("validation");
    assertTrue(validation.get("bleu").asDouble() > 95, trained.toString());
    assertTrue(validation.get("perplexity").asDouble() > 1, trained.toString());
    assertTrue(validation.get("signature").asText().startsWith("BLEU|"), trained.toString());
    assertEquals(3_000, trained.get("pairs").asInt());
  }

  @Test
  void directoryIsCompleteAndCanBeMoved() throws IOException {
    Path moved = Files.createDirectory(folder.resolve("moved"));
    for (String file :
        List.of("config.json", "model.safetensors", "tokenizer.json", "provenance.json")) {
      Files.copy(run.resolve(file), moved.resolve(file));
    }
    String there = CommandRun.of("translate", "run", moved, text.validSource()).succeeded().out();
    String here = CommandRun.of("translate", "run", run, text.validSource()).succeeded().out();
    assertEquals(here, there);
    assertEquals(100, here.lines().count());
  }

  @Test
  void linesKeepTheirOrderAndEmptyOnesStayEmpty() {
    var lines = CommandRun.withInput("a b c d\n\nh g\n", "translate", "run", run).succeeded();
    assertEquals(List.of("d c b a", "", "g h"), lines.out().lines().toList());
    assertEquals("", lines.err());
  }

  @Test
  void jsonHasScoresAndSeveralTranslations() throws IOException {
    var lines =
        CommandRun.withInput(
                "a b c\n\n", "translate", "run", run, "--n-best", "3", "--beam", "4", "--json")
            .succeeded();
    var mapper = new ObjectMapper();
    JsonNode first = mapper.readTree(lines.out().lines().toList().getFirst());
    assertEquals("c b a", first.get("translation").asText());
    assertEquals(3, first.get("translations").size());
    assertTrue(
        first.get("score").asDouble() >= first.get("translations").get(1).get("score").asDouble());
    assertTrue(first.get("logProbability").asDouble() < 0);
    assertTrue(first.get("ended").asBoolean());
    JsonNode empty = mapper.readTree(lines.out().lines().toList().getLast());
    assertEquals("", empty.get("translation").asText());
  }

  @Test
  void nBestListsAreThoseOfMoses() {
    var lines = CommandRun.withInput("a b\nc d\n", "translate", "run", run, "--n-best=2");
    List<String> all = lines.succeeded().out().lines().toList();
    assertEquals(4, all.size());
    assertTrue(all.get(0).startsWith("1 ||| b a ||| -"), all.toString());
    assertTrue(all.get(2).startsWith("2 ||| d c ||| -"), all.toString());
  }

  @Test
  void rulesOfTheSearchAreObeyed() {
    String forced = CommandRun.withInput("a b c\n", "translate", "run", run, "--prefix=h").out();
    assertTrue(forced.startsWith("h"), forced);
    String longer =
        CommandRun.withInput("a b\n", "translate", "run", run, "--min-length=9").succeeded().out();
    assertTrue(longer.length() > "b a\n".length(), longer);
    String cut = CommandRun.withInput("a b c d\n", "translate", "run", run, "--max-length=1").out();
    assertTrue(cut.length() < "d c b a\n".length(), cut);
  }

  @Test
  void wordsAreAlignedWithWhatTheyAreMadeOf() throws IOException {
    String line =
        CommandRun.withInput("a b c d\n\n", "translate", "run", run, "--alignments")
            .succeeded()
            .out();
    assertEquals("d c b a\t3-0 2-1 1-2 0-3\n\t\n", line);
    Path gold = folder.resolve("gold");
    Files.write(
        gold, Files.readAllLines(text.validSource()).stream().map(l -> reversed(l)).toList());
    Path links = folder.resolve("links");
    Files.writeString(
        links,
        CommandRun.of(
                "translate", "score", run, text.validSource(), text.validTarget(), "--alignments")
            .succeeded()
            .out());
    JsonNode score =
        CommandRun.of("score", "alignments", links, "--gold", gold, "--json").succeeded().json();
    assertTrue(score.get("score").asDouble() < 25, score.toString());
    assertEquals(100, score.get("sentences").asInt());
  }

  private static String reversed(String line) {
    int words = line.split(" ").length;
    return IntStream.range(0, words)
        .mapToObj(word -> word + "-" + (words - 1 - word))
        .collect(Collectors.joining(" "));
  }

  @Test
  void alignmentsStandInJsonAndInNBestLists() {
    JsonNode json =
        CommandRun.withInput("a b\n", "translate", "run", run, "--alignments", "--json")
            .succeeded()
            .json();
    assertEquals("[[1,0],[0,1]]", json.get("alignment").toString());
    List<String> best =
        CommandRun.withInput("a b\n", "translate", "run", run, "--alignments", "--n-best=2")
            .succeeded()
            .out()
            .lines()
            .toList();
    assertEquals(2, best.size());
    assertTrue(best.getFirst().endsWith(" ||| 1-0 0-1"), best.toString());
  }

  @Test
  void attentionIsDrawn() throws IOException {
    Path page = folder.resolve("map.html");
    CommandRun drawn =
        CommandRun.of("translate", "attention", run, "--source", "a b c", "--out", page, "--heads")
            .succeeded();
    assertTrue(drawn.out().startsWith("c b a\n"), drawn.out());
    assertEquals(4, Files.readString(page).split("<svg", -1).length - 1);
    Path image = folder.resolve("map.svg");
    JsonNode json =
        CommandRun.of(
                "translate",
                "attention",
                run,
                "--source",
                "a b <script>alert(1)</script>",
                "--target",
                "</svg><img src=x> b",
                "--out",
                image,
                "--json")
            .succeeded()
            .json();
    String svg = Files.readString(image);
    assertTrue(svg.startsWith("<svg xmlns="), svg);
    assertTrue(svg.contains("&lt;script&gt;"), svg);
    assertFalse(svg.contains("<script") || svg.contains("<img"), svg);
    JsonNode map = json.get("maps").get(0);
    assertEquals("</s>", map.get("columns").get(3).asText());
    assertEquals(4, map.get("rows").size());
    double sum = 0;
    for (JsonNode weight : map.get("weights").get(2)) {
      sum += weight.asDouble();
    }
    assertEquals(1, sum, 1e-4);
  }

  @Test
  void aTrainingIsReported() throws IOException {
    Path page = folder.resolve("report.html");
    JsonNode json =
        CommandRun.of("translate", "report", run, "--out", page, "--samples", 3, "--json")
            .succeeded()
            .json();
    assertEquals(3, json.get("samples").size());
    assertEquals(67, json.get("samples").get(2).get("line").asInt());
    assertEquals(trained.get("validation").get("step"), json.get("validation").get("step"));
    assertEquals(trained.get("validation").get("bleu"), json.get("validation").get("bleu"));
    String text = Files.readString(page);
    for (String part :
        List.of(
            "Learning curve: loss",
            "Learning curve: bleu",
            "Learning curve: lr",
            "Learning curve: tokensPerSecond",
            "validation/loss",
            "Attention in line 1<",
            "--dropout",
            "Provenance")) {
      assertTrue(text.contains(part), part);
    }
    Path one = Files.writeString(folder.resolve("one.txt"), "<script>alert(1)</script>\n");
    CommandRun.of("translate", "report", run, "-o", page, "--source", one, "--target", one)
        .succeeded();
    assertFalse(Files.readString(page).contains("<script"));
  }

  @Test
  void withoutUnknownTokensReplacingChangesNothing() throws IOException {
    Path dictionary = Files.writeString(folder.resolve("dictionary"), "a\tx\n");
    for (List<Object> options :
        List.<List<Object>>of(
            List.of("--replace-unknown"), List.of("--unknown-dictionary", dictionary))) {
      List<Object> command = new ArrayList<>(List.of("translate", "run", run));
      command.addAll(options);
      assertEquals(
          "d c b a\n", CommandRun.withInput("a b c d\n", command.toArray()).succeeded().out());
    }
  }

  @Test
  void drawsFollowTheSeedAlone() {
    List<Object> sampling = List.of("translate", "run", run, "--sample", "--temperature=3");
    Object[] one = Stream.concat(sampling.stream(), Stream.of("--seed=1")).toArray();
    Object[] two = Stream.concat(sampling.stream(), Stream.of("--seed=2")).toArray();
    String input = "a b c d e f\n".repeat(5);
    String drawn = CommandRun.withInput(input, one).succeeded().out();
    assertEquals(drawn, CommandRun.withInput(input, one).out());
    assertFalse(drawn.equals(CommandRun.withInput(input, two).out()), drawn);
  }

  @Test
  void anEnsembleOfTheSameModelSaysTheSame() {
    String alone = CommandRun.withInput("a b c d\n", "translate", "run", run).out();
    assertEquals(
        alone,
        CommandRun.withInput("a b c d\n", "translate", "run", run, "--ensemble", run)
            .succeeded()
            .out());
  }

  @Test
  void longLinesAreCutAndThatIsSaid() {
    var cut =
        CommandRun.withInput(
                "a b c d e f\na\n", "translate", "run", run, "--max-source", "3", "--beam", "1")
            .succeeded();
    assertEquals(2, cut.out().lines().count());
    assertTrue(cut.err().contains("1 lines have more than 3 tokens"), cut.err());
  }

  @Test
  void recurrentModelsAreTrainedTheSameWay() {
    Path gru = folder.resolve("gru");
    JsonNode json =
        CommandRun.of(command(gru, "--model", "gru", "--max-steps", 5, "--json"))
            .succeeded()
            .json();
    assertEquals(5, json.get("steps").asInt());
    var lines = CommandRun.withInput("a b\n", "translate", "run", gru, "--coverage", "0.2");
    assertEquals(1, lines.succeeded().out().lines().count());
  }

  @Test
  void separateVocabulariesAreOneForEachLanguage() {
    Path two = folder.resolve("two");
    CommandRun.of(command(two, "--separate-vocab", "--max-steps", 2)).succeeded();
    assertTrue(Files.exists(two.resolve("source/tokenizer.json")));
    CommandRun.withInput("a b\n", "translate", "run", two).succeeded();
  }

  @Test
  void aFinishedRunIsNotOverwritten() throws IOException {
    byte[] before = Files.readAllBytes(run.resolve("model.safetensors"));
    CommandRun.of(command(run)).failed(2, "holds checkpoints");
    assertEquals(before.length, Files.size(run.resolve("model.safetensors")));
  }

  @Test
  void aRunGoesOnWithMoreEpochs() {
    Path longer = folder.resolve("longer");
    CommandRun.of(command(longer, "--max-steps", 5)).succeeded();
    JsonNode json =
        CommandRun.of(command(longer, "--max-steps", 9, "--resume", "--json")).succeeded().json();
    assertEquals(9, json.get("steps").asInt());
    CommandRun.of(command(longer, "--max-steps", 9, "--resume", "--lr", "1"))
        .failed(2, "lr was 0.003");
  }
}
