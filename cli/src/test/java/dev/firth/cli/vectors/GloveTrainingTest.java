package dev.firth.cli.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.CommandRun;
import dev.firth.corpora.Corpus;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.glove.CooccurrenceCounter;
import dev.firth.embeddings.glove.CooccurrenceOptions;
import dev.firth.embeddings.glove.GloveOptions;
import dev.firth.embeddings.glove.GloveTrainer;
import dev.firth.embeddings.glove.PairBlocks;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  /** The run directory as a kill leaves it: options, and a state from the middle of the run. */
  @Test
  void goesOnWhereItWasCutOff() throws IOException {
    train(text, "--save-every=0").succeeded();
    byte[] expected = Files.readAllBytes(model);
    Path state = folder.resolve("text.vec.run/checkpoints/state");
    cutOff(state, 100);
    train(text).failed(2, "holds checkpoints of an earlier run; resume it");
    train(text, "--resume", "--eta=0.1").failed(2, "eta was 0.05 there and is 0.1 now");
    Path left = Files.createFile(folder.resolve(".text.vec.0123abcd.ids.tmp"));
    var resumed = train(text, "--resume", "--threads=1").succeeded();
    assertTrue(resumed.err().contains("firth: going on after "), resumed.err());
    assertArrayEquals(expected, Files.readAllBytes(model));
    assertFalse(Files.exists(state));
    assertFalse(Files.exists(left), "what a killed run left is removed");

    cutOff(state, 1);
    byte[] damaged = Files.readAllBytes(state);
    damaged[damaged.length - 30] ^= 4;
    Files.write(state, damaged);
    var refused = train(text, "--resume");
    assertEquals(3, refused.code(), refused.err());
    assertTrue(refused.err().contains("its checksum is wrong; remove it"), refused.err());
  }

  /** Saves what a run of this command saves after some rounds of blocks. */
  private void cutOff(Path state, int rounds) throws IOException {
    var options = GloveOptions.builder().dim(8).threads(1).build();
    var words = new WhitespaceWords();
    try (var corpus = Corpus.of(text)) {
      var vocabulary =
          VocabularyCounter.count(corpus, words, VocabularyOptions.defaults(), Progress.none())
              .vocabulary();
      Path idFile = folder.resolve("ids");
      try (var ids = IdCorpus.encode(corpus, words, vocabulary, idFile, 1, Progress.none())) {
        var counter = new CooccurrenceCounter(vocabulary, ids, CooccurrenceOptions.defaults());
        try (var pairs = PairBlocks.count(counter, options, folder, Progress.none())) {
          for (int i = 0; i < rounds; i++) {
            new GloveTrainer(options)
                .prepare(vocabulary, pairs)
                .checkpoints(state, Duration.ofNanos(1))
                .limit(Duration.ofNanos(1))
                .train(Progress.none());
          }
        }
      }
      Files.delete(idFile);
    }
  }

  @Test
  void plansWithoutTraining() throws IOException {
    var plan = train(text, "--plan", "--json", "--epochs=100000").succeeded().json();
    assertEquals(8, plan.get("vocabulary").asInt());
    assertTrue(plan.get("pairs").asLong() >= 49 * 100000L, plan.toString());
    assertTrue(plan.get("minutes").asDouble() > 0, plan.toString());
    assertTrue(plan.get("memoryBytes").asLong() > 1 << 20, plan.toString());
    assertFalse(Files.exists(model));
    assertFalse(Files.exists(folder.resolve("text.vec.run")));
  }

  @Test
  void scoresAfterEachEpoch() throws IOException {
    Path pairs = Files.writeString(folder.resolve("pairs.tsv"), "cat\tdog\t9\nmat\tthe\t1\n");
    train(text, "--epochs=3", "--similarity", pairs).succeeded();
    var lines = Files.readAllLines(folder.resolve("text.vec.run/metrics.jsonl"));
    assertEquals(4, lines.size());
    var epoch = new ObjectMapper().readTree(lines.get(2));
    assertEquals(3, epoch.get("epoch").asInt());
    assertTrue(epoch.get("loss").asDouble() > 0);
    assertEquals(1, epoch.get("similarity").size(), lines.get(2));
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
    train(text, "--valid", text).failed(2, "--valid means nothing to --model glove");
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
