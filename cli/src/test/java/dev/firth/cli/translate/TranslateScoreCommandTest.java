package dev.firth.cli.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.CommandRun;
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

@TestInstance(Lifecycle.PER_CLASS)
class TranslateScoreCommandTest {
  private static final List<Object> TINY =
      List.of(
          "--model",
          "gru",
          "--dim",
          16,
          "--max-steps",
          20,
          "--valid-beam",
          0,
          "--measure",
          "loss",
          "--vocab-size",
          30,
          "--progress=none");

  @TempDir static Path folder;
  private Path model;
  private ReversedText text;

  @BeforeAll
  void train() throws IOException {
    text = ReversedText.write(folder.resolve("text"), 200, 20);
    model = folder.resolve("model");
    CommandRun.of(text.training(model, TINY, "--scheduled-sampling", "exponential:0.99"))
        .succeeded();
  }

  private CommandRun score(Object source, Object target, Object... more) {
    Object[] command = new Object[5 + more.length];
    System.arraycopy(new Object[] {"translate", "score", model, source, target}, 0, command, 0, 5);
    System.arraycopy(more, 0, command, 5, more.length);
    return CommandRun.of(command);
  }

  @Test
  void scoresLineByLine() throws IOException {
    var mapper = new ObjectMapper();
    CommandRun json = score(text.validSource(), text.validTarget(), "--json").succeeded();
    List<String> objects = json.out().lines().toList();
    assertEquals(20, objects.size());
    double sum = 0;
    long tokens = 0;
    for (int i = 0; i < 20; i++) {
      var object = mapper.readTree(objects.get(i));
      assertEquals(i + 1, object.get("line").asInt());
      double log = object.get("logProbability").asDouble();
      int count = object.get("tokens").asInt();
      assertEquals(Math.exp(-log / count), object.get("perplexity").asDouble(), 1e-9);
      sum += log;
      tokens += count;
    }
    String total =
        "20 pairs, %d target tokens, perplexity %.4f per token"
            .formatted(tokens, Math.exp(-sum / tokens));
    assertTrue(json.err().contains(total), json.err());
    CommandRun plain = score(text.validSource(), text.validTarget()).succeeded();
    assertEquals(20, plain.out().lines().count());
    assertEquals(3, plain.out().lines().findFirst().orElseThrow().split("\t").length);
  }

  @Test
  void badInputIsSaid() throws IOException {
    Path two = Files.writeString(folder.resolve("two.txt"), "a b\nb a\n");
    score(two, text.validTarget()).failed(3, "two.txt", "2", "20");
    Path empty = Files.writeString(folder.resolve("empty.txt"), "");
    score(empty, empty).failed(3, "empty.txt");
    Path wide = folder.resolve("wide.txt");
    Files.write(wide, "a b\n".repeat(50).getBytes(StandardCharsets.UTF_16));
    score(two, wide).failed(3, "wide.txt", "UTF-8");
    score(two, folder.resolve("none.txt")).failed(3, "none.txt");
    score(two, two, "--threads", 0).failed(2, "--threads");
    CommandRun.of("translate", "score", folder.resolve("nowhere"), two, two).failed(3, "nowhere");
    CommandRun.of("translate", "score", model, two).failed(2, "TARGET");
  }

  @Test
  void scheduledSamplingIsForRecurrentModels() {
    Path out = folder.resolve("none");
    CommandRun.of(
            text.training(
                out, TINY, "--model", "transformer", "--scheduled-sampling", "exponential:0.9"))
        .failed(2, "--scheduled-sampling", "transformer");
    CommandRun.of(text.training(out, TINY, "--scheduled-sampling", "linear:1"))
        .failed(2, "linear:FIRST,SLOPE,LEAST");
    CommandRun.of(text.training(out, TINY, "--scheduled-sampling", "exponential:2"))
        .failed(2, "scheduled sampling", "2.0");
  }

  @Test
  void findsALearningRate() throws IOException {
    Path out = folder.resolve("rates");
    CommandRun found = CommandRun.of(text.training(out, TINY, "--find-rate")).succeeded();
    assertTrue(found.out().contains("try --lr "), found.out());
    assertTrue(Files.readString(out.resolve("learning-rate.tsv")).startsWith("rate\tloss"));
  }
}
