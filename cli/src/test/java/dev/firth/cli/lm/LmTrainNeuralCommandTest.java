package dev.firth.cli.lm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LmTrainNeuralCommandTest {
  @TempDir Path folder;
  private NeuralText text;
  private Path run;

  @BeforeEach
  void write() throws IOException {
    text = NeuralText.write(folder.resolve("text.txt"));
    run = folder.resolve("run");
  }

  @Test
  void trainsAModelDirectory() {
    var json = text.train(run, "--json").succeeded().json();
    assertEquals(run.toString(), json.get("model").asText());
    assertEquals(40, json.get("steps").asInt());
    double perplexity = json.get("validation").get("perplexity").asDouble();
    assertTrue(perplexity < 4, "the text is learned by heart: " + perplexity);
    assertEquals(112, json.get("text").get("lines").asInt());
    assertEquals(8, json.get("text").get("heldOutLines").asInt());
    assertEquals(0, json.get("text").get("cutLines").asInt());
    for (String file :
        List.of("config.json", "model.safetensors", "tokenizer.json", "provenance.json")) {
      assertTrue(Files.isRegularFile(run.resolve(file)), file);
    }
  }

  @Test
  void longLinesAreLearnedInPiecesThatAreCounted() throws IOException {
    Path valid = Files.writeString(folder.resolve("valid.txt"), "a dog hears a bird\n");
    CommandRun trained =
        text.train(run, "--context=4", "--max-steps=2", "--json", "--valid", valid).succeeded();
    assertTrue(
        trained.err().contains("61 lines are longer than --context 4: they are learned in pieces"),
        trained.err());
    assertEquals(61, trained.json().get("text").get("cutLines").asInt());
    assertEquals(120 + 60 + 2, trained.json().get("text").get("pieces").asInt());
  }

  @Test
  void aResumedTrainingMakesTheSameBytes() throws IOException {
    text.train(run, "--max-steps=6").succeeded();
    Path cut = folder.resolve("cut");
    text.train(cut, "--max-steps=3").succeeded();
    text.train(cut, "--max-steps=6", "--resume").succeeded();
    assertEquals(
        -1, Files.mismatch(run.resolve("model.safetensors"), cut.resolve("model.safetensors")));
    text.train(cut, "--max-steps=7", "--resume", "--dim=32").failed(2, "--resume", "dim");
    text.train(cut, "--max-steps=7").failed(2, "cut");
  }

  @Test
  void aTokenizerCanBeGiven() throws IOException {
    Path tokenizer = folder.resolve("tokenizer.json");
    CommandRun.of("tokenizer", "train", text.file(), "--out", tokenizer, "--progress=none")
        .succeeded();
    text.train(run, "--tokenizer", tokenizer).failed(3, "tokenizer.json", "<pad>, <s>, </s>");
    CommandRun.of(
            "tokenizer",
            "train",
            text.file(),
            "--model=wordpiece",
            "--out",
            tokenizer,
            "--progress=none")
        .succeeded();
    text.train(folder.resolve("bert"), "--tokenizer", tokenizer, "--max-steps=1").succeeded();
  }

  @Test
  void findsALearningRate() throws IOException {
    CommandRun found = text.train(run, "--find-rate").succeeded();
    assertTrue(found.out().contains("try --lr "), found.out());
    assertTrue(Files.readString(run.resolve("learning-rate.svg")).contains("<svg"));
    assertFalse(Files.exists(run.resolve("config.json")));
    var json = text.train(run, "--find-rate", "--json").succeeded().json();
    assertTrue(json.get("suggestion").asDouble() > 1e-5, json.toString());
    text.train(run, "--max-steps=1").succeeded();
  }

  @Test
  void badTextIsSaid() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.txt"), "");
    new NeuralText(bad).train(run).failed(3, "bad.txt", "empty");
    Files.write(bad, "ä b\n".repeat(100).getBytes(StandardCharsets.UTF_16));
    new NeuralText(bad).train(run).failed(3, "bad.txt", "UTF-8");
    text.train(run, "--valid", bad).failed(3, "bad.txt", "UTF-8");
    Files.writeString(bad, "one line\n");
    new NeuralText(bad).train(run).failed(3, "held out");
    new NeuralText(folder.resolve("none.txt")).train(run).failed(3, "none.txt");
    assertFalse(Files.exists(run.resolve("config.json")));
  }

  @Test
  void wrongUseIsSaid() throws IOException {
    CommandRun.of("lm", "train", "--model=neural", text.file()).failed(2, "--out");
    CommandRun.of("lm", "train", "--model=neural", "--out", run).failed(2, "text");
    CommandRun.of("lm", "train", "--model=nural", text.file(), "--out", run).failed(2, "ngram");
    text.train(run, "--layers=0").failed(2, "layers is 0");
    text.train(run, "--heads=3").failed(2, "heads");
    text.train(run, "--context=1").failed(2, "context is 1");
    text.train(run, "--context=300").failed(2, "context of 300", "batches of 256");
    text.train(run, "--vocab-kind=words").failed(2, "bytebpe", "words");
    text.train(run, "--tying=three-way").failed(2, "--tying");
    text.train(run, "--order=3").failed(2, "--order");
    Path config = Files.writeString(folder.resolve("lm.conf"), "contxt = 3\n");
    text.train(run, "--config", config).failed(2, "lm.conf:1", "did you mean context?");
    String printed = text.train(run, "--print-config").succeeded().out();
    assertTrue(printed.contains("\ncontext = 24\n"), printed);
    assertFalse(Files.exists(run));
  }
}
