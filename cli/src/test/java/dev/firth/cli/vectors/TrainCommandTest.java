package dev.firth.cli.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.CommandRun;
import dev.firth.embeddings.VectorFiles;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.files.VectorFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
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
    args.addAll(List.of("--dim=10", "--window=2", "--threads=1", "--progress=none"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  @Test
  void trainsAndTells() throws IOException {
    var json = train("--json").succeeded().json();
    assertEquals(model.toString(), json.get("model").asText());
    assertEquals(13 * 200 * 5, json.get("words").asLong());
    for (String key : new String[] {"seconds", "wordsPerSecond", "loss"}) {
      assertTrue(json.get(key).asDouble() > 0, key);
    }
    try (var vectors = WordVectors.open(model)) {
      assertEquals(8, vectors.size());
      assertEquals(10, vectors.dim());
      assertEquals("the", vectors.word(0));
    }
  }

  @Test
  void fastTextModelsKnowUnseenWords() throws IOException {
    for (String architecture : List.of("skip-gram", "cbow")) {
      var json =
          train("--model=fasttext", "--architecture=" + architecture, "--bucket=1000", "--json")
              .succeeded()
              .json();
      assertEquals("fasttext", json.get("format").asText());
      try (var vectors = WordVectors.open(model)) {
        assertEquals(8, vectors.size());
        assertTrue(vectors.find("thedog").isPresent());
      }
    }
    var options = new ObjectMapper().readTree(folder.resolve("text.vec.run/options.json").toFile());
    assertEquals(1e-4, options.get("sample").get("value").asDouble());
    assertEquals(0.05, options.get("lr").get("value").asDouble());
  }

  @Test
  void fastTextVectorsAsText() throws IOException {
    train("--model=fasttext", "--bucket=1000", "--format=word2vec-text").succeeded();
    assertEquals(VectorFormat.WORD2VEC_TEXT, VectorFiles.recognise(model));
  }

  @Test
  void optionsOfOtherModelsAreRefused() {
    train("--maxn=3").failed(2, "--maxn needs --model fasttext");
    train("--model=fasttext", "--cbow-mean=true").failed(2, "--cbow-mean means nothing");
    train("--model=fasttext", "--architecture=glove").failed(2, "skip-gram or cbow", "glove");
  }

  @Test
  void leavesModelAndRunDirectoryAlone() throws IOException {
    train().succeeded();
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of("text.txt", "text.vec", "text.vec.run"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    var options = new ObjectMapper().readTree(folder.resolve("text.vec.run/options.json").toFile());
    assertEquals("user", options.get("dim").get("origin").asText());
    assertEquals("default", options.get("negative").get("origin").asText());
    assertEquals(5, options.get("negative").get("value").asInt());
    assertFalse(options.has("json"), options.toString());
    var provenance =
        new ObjectMapper().readTree(folder.resolve("text.vec.run/provenance.json").toFile());
    assertEquals(64, provenance.get("corpus").get(0).get("sha256").asText().length());
  }

  @Test
  void sameSeedSameBytes() throws IOException {
    train().succeeded();
    byte[] first = Files.readAllBytes(model);
    train().succeeded();
    assertArrayEquals(first, Files.readAllBytes(model));
    train("--seed", "2").succeeded();
    assertFalse(Arrays.equals(first, Files.readAllBytes(model)));
  }

  @Test
  void knowsOtherFormatsAndFlags() throws IOException {
    CommandRun.of(
            "vectors", "train", "-train", text, "-output", model, "-size", "7", "-binary", "1")
        .succeeded();
    assertEquals(VectorFormat.WORD2VEC_BINARY, VectorFiles.recognise(model));
  }

  @Test
  void savesVocabulary() throws IOException {
    Path words = folder.resolve("words.txt");
    train("--save-vocab", words, "--max-vocab", "3").succeeded();
    assertEquals("the 800", Files.readAllLines(words).getFirst());
    assertEquals(3, Files.readAllLines(words).size());
  }

  @Test
  void missingFileIsBadInput() {
    Path none = folder.resolve("none.txt");
    CommandRun.of("vectors", "train", none, "--out", model).failed(3, "none.txt");
  }

  @Test
  void emptyFileIsBadInput() throws IOException {
    Files.writeString(text, "");
    train().failed(3);
    assertFalse(Files.exists(model));
  }

  @Test
  void oneWordIsBadInput() throws IOException {
    Files.writeString(text, "word ".repeat(100));
    train().failed(3, "1 word");
    Files.writeString(text, "word");
    train().failed(3, "min-count");
    assertFalse(Files.exists(model));
  }

  @Test
  void folderWithoutTextIsBadInput() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    CommandRun.of("vectors", "train", empty, "--out", model).failed(3, "empty");
  }

  @Test
  void brokenBytesAreReportedOrRefused() throws IOException {
    byte[] broken =
        (Files.readString(text) + "the c\u00a0t\n").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(text, broken);
    var run = train().succeeded();
    assertTrue(run.err().contains("1 bytes were no UTF-8"), run.err());
    train("--strict").failed(3, "text.txt", String.valueOf(broken.length - 3));
  }

  @Test
  void longLineIsNoTrouble() throws IOException {
    Files.writeString(text, "a few words that come again ".repeat(370_000));
    assertEquals(6, train("--epochs", "1", "--json").succeeded().json().get("vocabulary").asInt());
  }

  @Test
  void placeThatCannotBeWrittenIsToldBeforeTheWork() {
    CommandRun.of("vectors", "train", text, "--out", folder.resolve("no/text.vec"))
        .failed(1, "no folder");
    CommandRun.of("vectors", "train", text, "--out", folder).failed(1, "folder");
  }

  @Test
  void valuesOutOfRangeAreWrongUse() {
    train("--epochs", "0").failed(2, "--epochs");
    train("--sharing", "sometimes").failed(2, "per-pair");
    train("--model", "word2vec").failed(2, "cbow", "skip-gram");
    train("--loss", "softmax").failed(2, "hs");
    train("--negative", "0").failed(2, "--negative");
    train("--window-mode", "wide").failed(2, "dynamic");
    train("--tokenizer", "magic").failed(2, "magic");
    train("--lowercase").failed(2, "standard");
    train("--vocab-memory", "lots").failed(2, "lots");
    train("--min-count", "0").failed(2, "min-count");
  }

  @Test
  void damagedModelIsBadInput() throws IOException {
    train("--format", "word2vec").succeeded();
    byte[] whole = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(whole, whole.length - 5));
    CommandRun.of("vectors", "similar", model, "the").failed(3, "text.vec");
    Files.writeString(model, "2000000000 300\nthe ");
    CommandRun.of("vectors", "similar", model, "the").failed(3, "text.vec");
    Files.writeString(model, "");
    CommandRun.of("vectors", "similar", model, "the").failed(3, "empty");
  }

  @Test
  void flippedBitIsBadInput() throws IOException {
    train().succeeded();
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 1;
    Files.write(model, bytes);
    CommandRun.of("vectors", "similar", model, "the").failed(3, "text.vec");
  }
}
