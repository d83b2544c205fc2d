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

class GloveTrainingTest {
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
    var args = new ArrayList<Object>(List.of("vectors", "train", "--out", model));
    args.addAll(List.of("--model=glove", "--dim=8", "--progress=none"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  @Test
  void trainsAndTells() throws IOException {
    var run = train(text, "--json").succeeded();
    var json = run.json();
    assertEquals(13 * 200 * 25, json.get("words").asLong());
    assertEquals(25, json.get("losses").size());
    assertTrue(json.get("pairsPerSecond").asDouble() > 0);
    assertTrue(run.err().contains("MB of temporary disk space; training takes"), run.err());
    try (var vectors = WordVectors.open(model)) {
      assertEquals(8, vectors.size());
      assertEquals(8, vectors.dim());
    }
    var options = new ObjectMapper().readTree(folder.resolve("text.vec.run/options.json").toFile());
    assertEquals(15, options.get("window").get("value").asInt());
    assertEquals(25, options.get("epochs").get("value").asInt());
    assertEquals("default", options.get("window").get("origin").asText());
    assertEquals("user", options.get("dim").get("origin").asText());
    assertFalse(options.has("negative"), options.toString());
  }

  @Test
  void goesOnFromItsOwnCooccurrenceFile() throws IOException {
    Path pairs = folder.resolve("pairs.bin");
    Path vocabulary = folder.resolve("vocab.txt");
    train(text, "--save-cooccurrence", pairs, "--save-vocab", vocabulary, "--threads=2")
        .succeeded();
    byte[] fromText = Files.readAllBytes(model);
    train("--cooccurrence", pairs, "--vocab", vocabulary, "--threads=1").succeeded();
    assertArrayEquals(fromText, Files.readAllBytes(model));
    train(text, "--vocab", vocabulary).succeeded();
    assertArrayEquals(fromText, Files.readAllBytes(model));
    train(text, "--vocab", vocabulary, "--symmetric=0").succeeded();
    assertFalse(Arrays.equals(fromText, Files.readAllBytes(model)));
  }

  @Test
  void writesCheckpointsAndOtherOutputs() throws IOException {
    train(text, "--epochs=5", "--checkpoint-every=2", "--output-kind=all").succeeded();
    for (var file : List.of("epoch-002.vec", "epoch-004.vec")) {
      try (var vectors =
          WordVectors.open(folder.resolve("text.vec.run/checkpoints").resolve(file))) {
        assertEquals(18, vectors.dim());
      }
    }
  }

  @Test
  void leavesModelAndRunDirectoryAlone() throws IOException {
    train(text).succeeded();
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of("text.txt", "text.vec", "text.vec.run"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    train().failed(2, "either a CORPUS or --cooccurrence FILE");
    train("--cooccurrence", text).failed(2, "--cooccurrence needs --vocab");
    train(text, "--negative=5").failed(2, "--negative means nothing to --model glove");
    train(text, "--lr=0.1").failed(2, "--lr means nothing", "which has --eta");
    train(text, "--x-max=0").failed(2, "--x-max must be above 0");
    train(text, "--output-kind=both").failed(2, "none of word, sum, concatenated, all");
    train(text, "--memory=1k").failed(2, "--memory of 0 MB is too little");
    CommandRun.of("vectors", "train", text, "--out", model, "--x-max=10")
        .failed(2, "--x-max needs --model glove");
    CommandRun.of("vectors", "train", "--out", model).failed(2, "CORPUS is missing");
    Path vocabulary = Files.writeString(folder.resolve("vocab.txt"), "the 5\n");
    Path pairs = Files.write(folder.resolve("pairs.bin"), new byte[24]);
    var run = train("--cooccurrence", pairs, "--vocab", vocabulary);
    assertEquals(3, run.code(), run.err());
    assertTrue(run.err().contains("pairs.bin has 24 bytes, which are not whole"), run.err());
  }
}
