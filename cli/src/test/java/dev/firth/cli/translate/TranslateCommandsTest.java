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
import java.util.List;
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
