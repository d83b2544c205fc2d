package dev.firth.cli.bert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BertPretrainCommandTest {
  @TempDir Path folder;

  private Path text;

  @BeforeEach
  void write() {
    text = folder.resolve("almanac.txt");
    CommandRun.of("corpus", "almanac", text, "--form", "prose", "--tokens", "20000").succeeded();
  }

  private CommandRun pretrain(Path out, String... more) {
    var args = new Object[17 + more.length];
    Object[] usual = {
      "bert",
      "pretrain",
      text,
      "--out",
      out,
      "--size",
      "1x32",
      "--vocab-size",
      "400",
      "--max-length",
      "32",
      "--batch-tokens",
      "1024",
      "--valid-share",
      "0.1",
      "--deterministic",
      "--json"
    };
    System.arraycopy(usual, 0, args, 0, usual.length);
    System.arraycopy(more, 0, args, usual.length, more.length);
    return CommandRun.of(args);
  }

  @Test
  void fromATextToAModelDirectory() throws IOException {
    Path out = folder.resolve("bert");
    JsonNode result = pretrain(out, "--max-steps", "6").succeeded().json();
    assertEquals(6, result.get("steps").asInt());
    assertTrue(result.get("mlmLoss").asDouble() > 0);
    assertTrue(result.get("mlmAccuracy").isNumber());
    assertTrue(result.get("nspAccuracy").isNumber());
    assertTrue(result.get("baselines").get("unigram").get("accuracy").asDouble() > 0.02);
    assertTrue(
        result.get("baselines").get("neighbours").get("accuracy").asDouble()
            > result.get("baselines").get("unigram").get("accuracy").asDouble());
    for (String file :
        new String[] {
          "config.json",
          "model.safetensors",
          "vocab.txt",
          "tokenizer.json",
          "options.json",
          "metrics.jsonl",
          "provenance.json"
        }) {
      assertTrue(Files.size(out.resolve(file)) > 0, file);
    }
  }

  @Test
  void theSameCommandMakesTheSameBytesWhateverItWasBuiltOn() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    pretrain(first, "--max-steps", "4", "--pairs", "sop", "--whole-word").succeeded();
    // Data that a plan left are taken as they are.
    pretrain(second, "--max-steps", "4", "--pairs", "sop", "--whole-word", "--plan").succeeded();
    CommandRun resumed =
        pretrain(second, "--max-steps", "4", "--pairs", "sop", "--whole-word", "--resume")
            .succeeded();
    assertTrue(resumed.json().get("sopAccuracy").isNumber());
    assertArrayEquals(
        Files.readAllBytes(first.resolve("model.safetensors")),
        Files.readAllBytes(second.resolve("model.safetensors")));
  }

  @Test
  void otherOptionsThanThoseOfTheRunAreRefused() {
    Path out = folder.resolve("bert");
    pretrain(out, "--max-steps", "2", "--plan").succeeded();
    pretrain(out, "--max-steps", "3", "--resume").failed(2, "max-steps was 2");
  }

  @Test
  void placesMayBeginWithSines() throws IOException {
    Path random = folder.resolve("random");
    Path sines = folder.resolve("sines");
    pretrain(random, "--max-steps", "1").succeeded();
    pretrain(sines, "--max-steps", "1", "--positions", "sines").succeeded();
    assertFalse(
        Arrays.equals(
            Files.readAllBytes(random.resolve("model.safetensors")),
            Files.readAllBytes(sines.resolve("model.safetensors"))));
    pretrain(folder.resolve("bad"), "--positions", "rotary").failed(2, "--positions takes");
  }

  @Test
  void rowsWithoutPairsHaveNoAccuracyOfPairs() {
    JsonNode result =
        pretrain(folder.resolve("roberta"), "--variant", "roberta", "--spans", "--max-steps", "2")
            .succeeded()
            .json();
    assertTrue(result.get("nspAccuracy").isNull());
    assertTrue(result.get("baselines").get("pairs").isNull());
  }

  private Path vectors(String name, int dim, String... words) throws IOException {
    StringBuilder lines = new StringBuilder(words.length + " " + dim + "\n");
    for (String word : words) {
      lines.append(word).append(" 0.5".repeat(dim)).append('\n');
    }
    return Files.writeString(folder.resolve(name), lines);
  }

  @Test
  void tokensBeginWithVectorsThatWereTrainedBefore() throws IOException {
    Path known = vectors("known.txt", 32, "the", "##s", "noSuchToken");
    CommandRun run =
        pretrain(folder.resolve("bert"), "--max-steps", "1", "--embeddings", known.toString());
    run.succeeded();
    assertTrue(run.err().contains("2 of 400 tokens begin with their vectors"), run.err());
  }

  @Test
  void vectorsThatDoNotFitAreRefused() throws IOException {
    Path out = folder.resolve("bert");
    String narrow = vectors("narrow.txt", 16, "the").toString();
    pretrain(out, "--embeddings", narrow).failed(2, "narrow.txt", "16 numbers", "have 32");
    String foreign = vectors("foreign.txt", 32, "noSuchToken").toString();
    CommandRun useless = pretrain(out, "--max-steps", "1", "--embeddings", foreign);
    assertEquals(3, useless.code(), useless.err());
    assertTrue(useless.err().contains("foreign.txt has a vector for no token"), useless.err());
  }

  @Test
  void mistakesAreOneLine() {
    Path out = folder.resolve("bert");
    CommandRun.of("bert", "pretrain", text, "--out", out, "--size", "giant")
        .failed(2, "--size takes tiny", "not giant");
    pretrain(out, "--pairs", "nps").failed(2, "--pairs takes nsp, sop, none, not nps");
    pretrain(out, "--whole-word", "--spans").failed(2, "exclude each other");
    pretrain(out, "--max-minutes", "1").failed(2, "--deterministic");
  }

  @Test
  void badInputNamesTheFile() throws IOException {
    String missing = folder.resolve("none.json").toString();
    CommandRun without = pretrain(folder.resolve("bert"), "--tokenizer", missing);
    assertEquals(3, without.code(), without.err());
    assertTrue(without.err().contains("none.json"), without.err());
    Files.writeString(text, "\n");
    CommandRun empty = pretrain(folder.resolve("empty"), "--max-steps", "2");
    assertEquals(3, empty.code(), empty.err());
    assertTrue(empty.err().contains("almanac.txt"), empty.err());
  }
}
