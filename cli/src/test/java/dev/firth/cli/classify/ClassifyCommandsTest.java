package dev.firth.cli.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandsTest {
  @TempDir Path folder;
  private Path text;
  private Path model;

  @BeforeEach
  void writeText() throws IOException {
    var lines = new StringBuilder("label\ttext\n");
    for (int i = 0; i < 40; i++) {
      lines.append("warm\tthe sun is hot and bright ").append(i % 5).append('\n');
      lines.append("cold\tthe snow is deep and white ").append(i % 5).append('\n');
    }
    text = Files.writeString(folder.resolve("text.tsv"), lines.toString());
    model = folder.resolve("model.bin");
  }

  private CommandRun train(Object... more) {
    var args =
        new Object[] {
          "classify", "train", text, "--out", model, "--dim", 8, "--epochs", 20, "--threads", 1
        };
    var all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return CommandRun.of(all);
  }

  @Test
  void trainsPredictsAndTests() throws IOException {
    var trained = train("--json").succeeded().json();
    assertEquals(2, trained.get("labels").asInt());
    assertEquals(80, trained.get("examples").asInt());
    assertTrue(trained.get("loss").asDouble() < 0.4, trained.toString());
    assertTrue(Files.exists(folder.resolve("model.bin.run").resolve("provenance.json")));

    Path page = model.resolveSibling("tested.html");
    var tested =
        CommandRun.of("classify", "test", model, text, "--json", "--report", page)
            .succeeded()
            .json();
    assertTrue(Files.readString(page).contains("precision@1"), "the report has the figures");
    assertTrue(Files.exists(model.resolveSibling("tested.json")), "and a file for programs");
    assertEquals(1, tested.get("precision").asDouble());
    assertEquals(1, tested.get("recall").asDouble());
    assertEquals(1, tested.get("f1").asDouble());
    assertEquals(40, tested.get("perLabel").get("__label__warm").get("gold").asInt());
    assertEquals(1, tested.get("perLabel").get("__label__cold").get("f1").asDouble());

    var predicted =
        CommandRun.withInput("the sun\nthe snow\n", "classify", "predict", model, "--top", 2)
            .succeeded()
            .out()
            .lines()
            .toList();
    assertEquals(2, predicted.size());
    assertTrue(predicted.get(0).startsWith("__label__warm 0."), predicted.get(0));
    assertTrue(predicted.get(1).startsWith("__label__cold 0."), predicted.get(1));
    assertEquals(4, predicted.get(0).split(" ").length);
  }

  @Test
  void predictsFromAFileAsJson() throws IOException {
    train().succeeded();
    Path lines = Files.writeString(folder.resolve("lines"), "hot sun\n");
    var json =
        CommandRun.of("classify", "predict", model, lines, "--json", "--threshold", 0.5)
            .succeeded()
            .json();
    assertEquals(1, json.get("labels").size());
    assertEquals("__label__warm", json.get("labels").get(0).get("label").asText());
    assertTrue(json.get("labels").get(0).get("probability").asDouble() > 0.5);
  }

  @Test
  void everyLossAndNgramsTrain() {
    for (String loss : List.of("hs", "ns", "one-vs-all", "ova")) {
      train("--loss", loss, "--word-ngrams", 2, "--maxn", 3, "--minn", 2, "--bucket", 100)
          .succeeded();
      var tested = CommandRun.of("classify", "test", model, text, "--json").succeeded().json();
      assertEquals(1, tested.get("precision").asDouble(), loss);
    }
  }

  @Test
  void aClassifierHasWordVectorsAndWordVectorsHaveNoLabels() {
    train("--maxn", 3, "--minn", 2, "--bucket", 100).succeeded();
    CommandRun.of("vectors", "similar", model, "sun").succeeded();
    CommandRun.of("vectors", "similar", model, "sunny").succeeded();
    Path copy = folder.resolve("copy.bin");
    CommandRun.of("vectors", "convert", model, copy, "--format", "fasttext").succeeded();
    CommandRun.of("classify", "predict", copy).failed(3, "no classifier");
  }

  @Test
  void wrongUseAndBadInputAreNamed() throws IOException {
    train("--loss", "hinge").failed(2, "--loss takes hs, ns, softmax, one-vs-all, not hinge");
    train("--dim", 0).failed(2, "--dim");
    train("--format", "csv").failed(2, "csv");
    assertFalse(Files.exists(model));
    CommandRun.of("classify", "predict", folder.resolve("none")).failed(3, "none");
    CommandRun.of("classify", "predict", folder).failed(3, "folder");
    CommandRun.of("classify", "predict", text).failed(3, "no fastText model");
    train().succeeded();
    CommandRun.of("classify", "test", model, text, "--label-prefix", "#").failed(3, "no line");
    CommandRun.of("classify", "predict", model, "--top", 0).failed(2, "--top");
    CommandRun.of("classify", "predict", model, "--threshold", 2).failed(2, "--threshold");
    Path cut = folder.resolve("cut.bin");
    byte[] whole = Files.readAllBytes(model);
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    CommandRun.of("classify", "predict", cut).failed(3, "cut off");
  }

  @Test
  void unseenWordsCountInSimilarityJudgements() throws IOException {
    train("--maxn", 3, "--minn", 2, "--bucket", 100).succeeded();
    Path pairs =
        Files.writeString(folder.resolve("pairs"), "sun sunny 9\nsnow snowy 8\nsun snow 1\n");
    var json =
        CommandRun.of("vectors", "evaluate", model, "--similarity", pairs, "--json")
            .succeeded()
            .json();
    assertEquals(3, json.get("similarity").get(0).get("found").asInt());
    assertTrue(json.get("similarity").get(0).get("signature").asText().contains("+subwords"));
  }
}
