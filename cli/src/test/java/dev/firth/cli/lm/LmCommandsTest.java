package dev.firth.cli.lm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LmCommandsTest {
  @TempDir Path folder;
  private Path text;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    text = folder.resolve("text.txt");
    model = folder.resolve("model.arpa");
    CommandRun.of("corpus", "almanac", text, "--tokens", "20000").succeeded();
  }

  @Test
  void trainsAndScores() throws IOException {
    var trained =
        CommandRun.of(
                "lm", "train", text, "--order", "3", "--out", model, "--memory", "64m", "--json")
            .succeeded();
    assertTrue(trained.err().contains("n-grams of the highest order"), trained.err());
    var json = trained.json();
    assertEquals(3, json.get("orders").size());
    assertEquals(3, json.get("orders").get(2).get("discounts").size());
    assertTrue(json.get("words").asLong() >= 20_000);
    long lines = Files.readAllLines(text).size();
    var score = CommandRun.of("lm", "score", model, text, "--json").succeeded().json();
    assertEquals("token", score.get("unit").asText());
    assertEquals(0, score.get("oov").asLong());
    assertEquals(lines, score.get("lines").asLong());
    assertEquals(score.get("words").asLong() + lines, score.get("tokens").asLong());
    double perToken = score.get("perplexity").get("token").asDouble();
    assertTrue(perToken > 1 && perToken < 200, score.toString());
    assertEquals(perToken, score.get("perplexity").get("word").asDouble());
    assertEquals(
        Math.pow(10, -score.get("log10Probability").asDouble() / score.get("tokens").asLong()),
        perToken,
        1e-9);
    assertEquals(
        Math.log(score.get("perplexity").get("byte").asDouble()) / Math.log(2),
        score.get("bitsPerByte").asDouble(),
        1e-9);
    assertTrue(score.get("signature").asText().startsWith("perplexity|unit:token|"));
  }

  @Test
  void showsLinesAndUnknownWords() throws IOException {
    CommandRun.of("lm", "train", text, "--order", "2", "--out", model, "--smoothing", "laplace")
        .succeeded();
    Path other = Files.writeString(folder.resolve("other.txt"), "the xyzzy\n\nzzyzx\n");
    var shown = CommandRun.of("lm", "score", model, other, "--per-line").succeeded();
    var lines = shown.out().lines().toList();
    assertEquals("3\t1", lines.get(0).split("\t", 2)[1].substring(0, 3));
    assertEquals("1\t0", lines.get(1).split("\t", 2)[1].substring(0, 3));
    assertTrue(lines.get(3).startsWith("perplexity per token "), shown.out());
    assertTrue(shown.out().contains("perplexity per token without OOV "), shown.out());
    assertTrue(shown.out().contains("bits per byte"), shown.out());
    assertTrue(shown.out().contains("2 OOV"), shown.out());
    var json = CommandRun.of("lm", "score", model, other, "--per-line", "--json").json();
    assertEquals(3, json.get("perLine").size());
    assertEquals(1, json.get("perLine").get(2).get("oov").asInt());
  }

  @Test
  void badInputIsOneLineThatSaysWhatToDo() throws IOException {
    Path marks = Files.writeString(folder.resolve("marks.txt"), "a b\n<s> a\n");
    CommandRun.of("lm", "train", marks, "--out", model, "--progress", "none")
        .failed(3, "marks.txt:2", "--skip-symbols");
    Path few = Files.writeString(folder.resolve("few.txt"), "a b\n");
    var refused = CommandRun.of("lm", "train", few, "--out", model, "--progress", "none");
    assertEquals(3, refused.code());
    assertTrue(refused.err().contains("--discount-fallback"), refused.err());
    assertFalse(Files.exists(model));
    CommandRun.of("lm", "score", text, text, "--progress", "none")
        .failed(3, "text.txt:1", "\\data\\");
    Path empty = Files.writeString(folder.resolve("empty.txt"), "");
    CommandRun.of("lm", "train", few, "--out", model, "--discount-fallback").succeeded();
    CommandRun.of("lm", "score", model, empty, "--progress", "none")
        .failed(3, "empty.txt", "no line");
    CommandRun.of("lm", "score", folder.resolve("none"), text, "--progress", "none")
        .failed(3, "none");
  }

  @Test
  void wrongUseIsSaid() {
    CommandRun.of("lm", "train", text, "--out", model, "--smoothing", "good-turing")
        .failed(2, "kneser-ney, add-k or laplace");
    CommandRun.of("lm", "train", text, "--out", model, "--k", "0.5").failed(2, "add-k");
    CommandRun.of("lm", "train", text, "--out", model, "--prune", "2,1").failed(2, "prune");
    CommandRun.of("lm", "train", text, "--out", model, "--discount-fallback", "2")
        .failed(2, "--discount-fallback");
    CommandRun.of("lm", "train", text, "--out", model, "--temp", folder.resolve("none"))
        .failed(2, "--temp");
    CommandRun.of("lm", "train", text).failed(2, "--out");
  }

  @Test
  void prunesAndLimitsWords() throws IOException {
    Path limit = Files.writeString(folder.resolve("limit.txt"), "the a of\nin");
    var pruned =
        CommandRun.of("lm", "train", text, "--out", model, "--prune", "0,0,1", "--json")
            .succeeded()
            .json();
    var orders = pruned.get("orders");
    assertTrue(orders.get(2).get("ngrams").asLong() < orders.get(2).get("found").asLong());
    var limited =
        CommandRun.of(
                "lm",
                "train",
                text,
                "--out",
                model,
                "--limit-vocab",
                limit,
                "--discount-fallback",
                "--json")
            .succeeded()
            .json();
    assertTrue(limited.get("orders").get(0).get("ngrams").asLong() <= 7);
  }
}
