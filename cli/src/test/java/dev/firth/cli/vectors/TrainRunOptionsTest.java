package dev.firth.cli.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, held-out text, scores while training, and going on. */
class TrainRunOptionsTest {
  @TempDir Path folder;
  private Path text;
  private Path model;

  @BeforeEach
  void writeText() throws IOException {
    text = folder.resolve("text.txt");
    model = folder.resolve("text.vec");
    Files.writeString(text, "the cat sat on the mat and the dog sat on the rug\n".repeat(200));
  }

  private CommandRun train(Object... more) {
    var args = new ArrayList<Object>(List.of("vectors", "train", text, "--out", model));
    args.addAll(List.of("--dim=10", "--window=2", "--threads=2", "--progress=none"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  private List<JsonNode> metrics() throws IOException {
    var json = new ObjectMapper();
    var lines = new ArrayList<JsonNode>();
    for (String line : Files.readAllLines(folder.resolve("text.vec.run/metrics.jsonl"))) {
      lines.add(json.readTree(line));
    }
    return lines;
  }

  @Test
  void planSaysWhatItTakesAndTrainsNothing() {
    var json = train("--plan", "--json").succeeded().json();
    assertEquals(8, json.get("vocabulary").asInt());
    assertEquals(13 * 200 * 5, json.get("words").asLong());
    for (String key : List.of("memoryBytes", "diskBytes", "wordsPerSecond", "minutes")) {
      assertTrue(json.get(key).asDouble() > 0, key);
    }
    assertFalse(Files.exists(model));
    assertFalse(Files.exists(folder.resolve("text.vec.run")));
  }

  @Test
  void lossesAndScoresOfEachEpochAreLogged() throws IOException {
    Path held = Files.writeString(folder.resolve("held.txt"), "the dog sat on the mat\n");
    Path questions =
        Files.writeString(folder.resolve("q.txt"), ": pets\ncat mat dog rug\nno such word here\n");
    Path pairs = Files.writeString(folder.resolve("p.txt"), "cat dog 9\ncat on 1\nrug mat 8\n");
    train(
            "--epochs=2",
            "--sample=0",
            "--valid",
            held,
            "--analogies",
            questions,
            "--similarity",
            pairs)
        .succeeded();
    var lines = metrics();
    assertEquals(3, lines.size());
    for (int epoch = 1; epoch <= 2; epoch++) {
      var line = lines.get(epoch - 1);
      assertEquals(epoch, line.get("epoch").asInt());
      assertTrue(line.get("loss").asDouble() > 0);
      assertTrue(line.get("heldOutLoss").asDouble() > 0);
      assertTrue(line.get("analogy").asDouble() >= 0);
      assertTrue(line.get("similarity").has("p.txt"), line.toString());
    }
  }

  @Test
  void aHeldOutTextWithoutKnownWordsIsRefused() throws IOException {
    Path held = Files.writeString(folder.resolve("held.txt"), "nothing of this\n");
    train("--valid", held).failed(3, "held-out", "nothing to predict");
  }

  @Test
  void patienceNeedsAHeldOutText() {
    train("--patience=1").failed(2, "--patience", "--valid");
    train("--save-every=-1").failed(2, "--save-every");
  }

  @Test
  void resumeNeedsTheSameCommand() {
    train("--resume").succeeded();
    train("--resume").succeeded();
    train("--resume", "--negative=3").failed(2, "negative was 5 there and is 3 now");
    train("--resume", "--valid", text).failed(2, "valid was null there");
  }

  @Test
  void aDamagedSaveIsRefusedAndTheModelStays() throws IOException {
    train().succeeded();
    byte[] finished = Files.readAllBytes(model);
    Path state = folder.resolve("text.vec.run/checkpoints/state");
    Files.writeString(state, "FIRTHPAR and nothing more");
    train("--resume").failed(3, "state", "remove it");
    assertArrayEquals(finished, Files.readAllBytes(model));
    train().failed(2, "resume it, remove it");
  }
}
