package dev.firth.cli.lm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.CommandRun;
import dev.firth.testkit.Damage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** {@code lm score} and {@code lm sample} with a neural model. */
@TestInstance(Lifecycle.PER_CLASS)
class NeuralModelCommandsTest {
  private static final List<String> FILES =
      List.of("config.json", "model.safetensors", "tokenizer.json");

  @TempDir static Path folder;
  private NeuralText text;
  private Path model;

  @BeforeAll
  void train() throws IOException {
    text = NeuralText.write(folder.resolve("text.txt"));
    model = folder.resolve("model");
    text.train(model, "--positions=learned", "--max-steps=80").succeeded();
  }

  private static CommandRun score(Object... args) {
    Object[] command = new Object[args.length + 3];
    System.arraycopy(new Object[] {"lm", "score", "--progress=none"}, 0, command, 0, 3);
    System.arraycopy(args, 0, command, 3, args.length);
    return CommandRun.of(command);
  }

  private CommandRun sample(Object... args) {
    Object[] command = new Object[args.length + 3];
    System.arraycopy(new Object[] {"lm", "sample", model}, 0, command, 0, 3);
    System.arraycopy(args, 0, command, 3, args.length);
    return CommandRun.of(command);
  }

  private Path copyOfModel(String name) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(name));
    for (String file : FILES) {
      Files.copy(model.resolve(file), copy.resolve(file));
    }
    return copy;
  }

  @Test
  void scoresAsTheNgramScorerDoes() {
    Path ngrams = folder.resolve("text.arpa");
    CommandRun.of(
            "lm", "train", text.file(), "--out", ngrams, "--discount-fallback", "--progress=none")
        .succeeded();
    var neural = score(model, text.file(), "--json").succeeded().json();
    var counted = score(ngrams, text.file(), "--json").succeeded().json();
    for (String same : List.of("words", "lines", "characters", "bytes", "unit", "oov")) {
      assertEquals(counted.get(same), neural.get(same), same);
    }
    // every token of this vocabulary is a word
    assertEquals(counted.get("tokens"), neural.get("tokens"));
    double perToken = neural.get("perplexity").get("token").asDouble();
    assertTrue(perToken < 3, "learned by heart: " + perToken);
    assertEquals(
        Math.pow(10, -neural.get("log10Probability").asDouble() / neural.get("tokens").asLong()),
        perToken,
        1e-9);
    assertTrue(neural.get("signature").asText().contains("|model:neural|"), neural.toString());
  }

  @Test
  void showsLinesAndUnknownWords() throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), "a xyzzy\n\none bird\n");
    CommandRun shown = score(model, other, "--per-line").succeeded();
    var lines = shown.out().lines().toList();
    assertTrue(lines.get(0).split("\t", 2)[1].startsWith("3\t1\t"), shown.out());
    assertTrue(lines.get(1).split("\t", 2)[1].startsWith("1\t0\t"), shown.out());
    assertTrue(lines.get(3).startsWith("perplexity per token "), shown.out());
    assertTrue(shown.out().contains("1 OOV"), shown.out());
    assertTrue(shown.err().contains("1 tokens are unknown"), shown.err());
    var json = score(model, other, "--per-line", "--json").succeeded().json();
    assertEquals(3, json.get("perLine").size());
    assertTrue(json.get("perplexityWithoutOov").isNull());
  }

  @Test
  void badInputOfScoringIsSaid() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.txt"), "");
    score(model, empty).failed(3, "empty.txt", "no line");
    score(folder.resolve("none"), text.file()).failed(3, "none");
    score(Files.createDirectories(folder.resolve("bare")), text.file()).failed(3, "config.json");
    Path latin = folder.resolve("latin.txt");
    Files.write(latin, "ä b\n".getBytes(StandardCharsets.ISO_8859_1));
    score(model, latin, "--strict").failed(3, "latin.txt");
    score(model, text.file(), "--threads", "0").failed(2, "--threads");
  }

  @Test
  void aDamagedDirectoryIsSaid() throws IOException {
    Path half = copyOfModel("half");
    Path weights = half.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(weights);
    Damage.truncated(whole, whole.length / 2).writeTo(weights);
    score(half, text.file()).failed(3, "model.safetensors", "cut off");
    Path key = copyOfModel("key");
    Path config = key.resolve("config.json");
    String json = Files.readString(config);
    Files.writeString(config, json.replace("\"heads\"", "\"head\" : 3, \"heads\""));
    score(key, text.file()).failed(3, "unknown key 'options.head'", "did you mean heads?");
    Files.writeString(config, json.replace("\"layers\" : 1", "\"layers\" : 0"));
    score(key, text.file()).failed(3, "config.json", "layers is 0");
    Path lacking = copyOfModel("lacking");
    Files.delete(lacking.resolve("tokenizer.json"));
    score(lacking, text.file()).failed(3, "tokenizer");
    CommandRun.withInput("a\n", "translate", "run", model)
        .failed(3, "causal-transformer", "transformer");
  }

  @Test
  void drawsTexts() {
    CommandRun drawn = sample("--samples", 6, "--seed", 3).succeeded();
    List<String> lines = drawn.out().lines().toList();
    assertEquals(6, lines.size());
    assertTrue(lines.stream().distinct().count() > 1, drawn.out());
    assertEquals(drawn, sample("-n", 6, "--seed", 3).succeeded());
    assertNotEquals(drawn.out(), sample("-n", 6, "--seed", 4).succeeded().out());
    var json = sample("--prefix", "the cat", "--top-k", 1, "--json").succeeded().json();
    assertEquals("the cat sees the dog", json.get("text").asText());
    assertEquals(5, json.get("tokens").size());
    assertTrue(json.get("ended").asBoolean());
    assertTrue(json.get("logProbability").asDouble() < 0);
  }

  @Test
  void searchesForTheLikeliestTexts() {
    CommandRun best = sample("--beam", 4, "-n", 2, "--prefix", "a", "--json").succeeded();
    var lines = best.out().lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.getFirst().startsWith("{\"text\":\"a dog hears a bird\","), best.out());
    assertEquals(
        "the cat",
        sample("--beam", 1, "--prefix", "the", "--max-length", 1).succeeded().out().strip());
  }

  @Test
  void wrongUseOfSamplingIsSaid() throws IOException {
    sample("--prefix", "one bird ".repeat(12)).failed(2, "24 tokens", "24 places");
    sample("--prefix", "a", "--max-length", 1000).succeeded();
    sample("--temperature", 0).failed(2, "temperature");
    sample("--top-p", 2).failed(2, "top-p");
    sample("--beam", 3, "--top-k", 5).failed(2, "--top-k", "--beam");
    sample("--length-penalty", "average").failed(2, "--length-penalty", "--beam");
    sample("--beam", 2, "-n", 3).failed(2, "beam");
    sample("-n", 0).failed(2, "--samples");
    sample("--min-length", 5, "--max-length", 4).failed(2, "min-length");
    Path arpa = Files.writeString(folder.resolve("a.arpa"), "\\data\\\n");
    CommandRun.of("lm", "sample", arpa).failed(3, "a.arpa", "neural");
    CommandRun.of("lm", "sample", folder.resolve("nowhere")).failed(3, "nowhere");
  }
}
