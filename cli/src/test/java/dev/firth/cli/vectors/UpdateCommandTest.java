package dev.firth.cli.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.CommandRun;
import dev.firth.embeddings.WordVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateCommandTest {
  @TempDir Path folder;
  private Path model;
  private Path state;
  private Path more;
  private Path updated;

  @BeforeEach
  void trainOnTheFirstText() throws IOException {
    Path text = folder.resolve("text.txt");
    model = folder.resolve("old.vec");
    state = folder.resolve("old.vec.run");
    more = folder.resolve("more.txt");
    updated = folder.resolve("new.vec");
    Files.writeString(text, "the cat sat on the mat and the dog sat on the rug\n".repeat(200));
    Files.writeString(more, "the emu sat on the mat once\nthe emu ran\n".repeat(50) + "a yak\n");
    train(text).succeeded();
  }

  private CommandRun train(Path text, Object... options) {
    var args = new ArrayList<Object>(List.of("vectors", "train", text, "--out", model));
    args.addAll(List.of("--dim=10", "--window=2", "--threads=1", "--sample=0", "--keep-state"));
    args.addAll(List.of("--progress=none"));
    args.addAll(List.of(options));
    return CommandRun.of(args.toArray());
  }

  private CommandRun update(Object... options) {
    var args = new ArrayList<Object>(List.of("vectors", "update", model, more));
    args.addAll(List.of("--out", updated, "--threads=1", "--progress=none"));
    args.addAll(List.of(options));
    return CommandRun.of(args.toArray());
  }

  @Test
  void newWordsJoinAndDriftIsReported() throws IOException {
    var json = update("--json", "--epochs=2").succeeded().json();
    assertEquals(8, json.get("oldWords").asInt());
    assertEquals(3, json.get("newWords").asInt());
    assertEquals(10, json.get("dim").asInt());
    var drift = json.get("drift");
    double mean = drift.get("mean").asDouble();
    assertTrue(mean > -1 && mean < 1, drift.toString());
    assertTrue(drift.get("quantile05").asDouble() <= drift.get("median").asDouble());
    // Of the old words these four are in the new text.
    assertEquals(4, drift.get("lowest").size(), drift.toString());
    assertTrue(drift.get("lowest").get(0).get("cosine").asDouble() < 1);
    try (var vectors = WordVectors.open(updated)) {
      assertEquals(11, vectors.size());
      assertEquals(200 * 4 + 50 * 3, vectors.count("the").orElseThrow());
      assertEquals(100, vectors.count("emu").orElseThrow());
      assertFalse(vectors.contains("yak"));
    }
    String text = update().succeeded().out();
    assertTrue(text.contains("8 old words, 3 new words, 0 locked"), text);
    assertTrue(text.contains("moved most: "), text);
  }

  @Test
  void theStateBringsItsOptionsAndLeavesAnother() throws IOException {
    update("--state", state, "--keep-state").succeeded();
    var options = new ObjectMapper().readTree(folder.resolve("new.vec.run/options.json").toFile());
    assertEquals(2, options.get("window").get("value").asInt());
    assertEquals("file", options.get("window").get("origin").asText());
    assertEquals(10, options.get("dim").get("value").asInt());
    assertEquals("default", options.get("epochs").get("origin").asText());
    assertTrue(Files.exists(folder.resolve("new.vec.run/state.vocab")));
    // The next update replaces its own model.
    CommandRun.of(
            "vectors",
            "update",
            updated,
            more,
            "--out",
            updated,
            "--keep-state",
            "--threads=1",
            "--state",
            folder.resolve("new.vec.run"),
            "--progress=none")
        .succeeded();
    try (var vectors = WordVectors.open(updated)) {
      assertEquals(200 * 4 + 2 * 50 * 3, vectors.count("the").orElseThrow());
    }
  }

  @Test
  void lockedWordsStay() throws IOException {
    var all = update("--lock=all-old", "--json").succeeded().json();
    assertEquals(1, all.get("drift").get("mean").asDouble());
    assertEquals(8, all.get("lockedWords").asInt());
    Path words = Files.writeString(folder.resolve("words"), "the\n\nmat\nunicorn\n");
    var run = update("--lock", words, "--loss=hs", "--model=cbow").succeeded();
    assertTrue(run.err().contains("1 words of " + words + " are not in the vectors"), run.err());
    try (var before = WordVectors.open(model);
        var after = WordVectors.open(updated)) {
      assertArrayEquals(before.vector("the"), after.vector("the"));
      assertFalse(Arrays.equals(before.vector("sat"), after.vector("sat")));
    }
  }

  @Test
  void vectorsWithoutCountsAreTaken() {
    Path text = folder.resolve("text.vec");
    CommandRun.of("vectors", "convert", model, text, "--format=word2vec-text").succeeded();
    var run =
        CommandRun.of(
                "vectors",
                "update",
                text,
                more,
                "--out",
                updated,
                "--threads=1",
                "--progress=none",
                "--state",
                state,
                "--json")
            .succeeded();
    assertEquals(3, run.json().get("newWords").asInt());
    var alone =
        CommandRun.of(
                "vectors", "update", text, more, "--out", updated, "--threads=1", "--progress=none")
            .succeeded();
    assertTrue(alone.err().contains("no counts"), alone.err());
  }

  @Test
  void wrongUseIsOneLine() throws IOException {
    byte[] before = Files.readAllBytes(model);
    update("--state", folder).failed(3, "there is no saved state", "--keep-state");
    update("--model=glove").failed(2, "skip-gram and cbow");
    update("--model=fasttext").failed(2, "skip-gram and cbow");
    update("--dim=12").failed(2, "--dim");
    update("--epochs=0").failed(2, "--epochs");
    update("--lock", folder.resolve("none")).failed(3, "all-old", "there is no file");
    Path none = Files.writeString(folder.resolve("words"), "unicorn\n");
    update("--lock", none).failed(3, "none of its 1 words");
    Files.write(none, new byte[] {(byte) 0xff, 10});
    update("--lock", none).failed(3, "UTF-8");
    Files.writeString(more, "\n");
    update().failed(3, "no word");
    Path options = state.resolve("options.json");
    Files.writeString(options, Files.readString(options).replace("\"dynamic\"", "7"));
    update("--state", state).failed(3, "--window-mode cannot be 7");
    Files.delete(options);
    update("--state", state).failed(3, "options.json");
    assertFalse(Files.exists(updated));
    assertArrayEquals(before, Files.readAllBytes(model));
  }

  @Test
  void otherVectorsThanThoseOfTheStateAreRefused() throws IOException {
    train(more, "--run", folder.resolve("other.run")).succeeded();
    update("--state", state).failed(2, "other vectors");
  }

  @Test
  void subwordsAreRefused() {
    Path bin = folder.resolve("sub.bin");
    CommandRun.of(
            "vectors",
            "train",
            more,
            "--out",
            bin,
            "--model=fasttext",
            "--bucket=100",
            "--dim=4",
            "--threads=1",
            "--progress=none")
        .succeeded();
    CommandRun.of("vectors", "update", bin, more, "--out", updated).failed(2, "n-grams");
  }
}
