package dev.firth.cli.bert;

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
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BertExitsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static Path train;
  private static Path valid;
  private static Path model;

  @BeforeAll
  static void finetune() throws IOException {
    var random = new SplittableRandom(8);
    train = SmallBert.reviews(folder.resolve("train.tsv"), 200, random);
    valid = SmallBert.reviews(folder.resolve("valid.tsv"), 50, random);
    model = folder.resolve("reviews");
    finetune(model, "classify", "8");
  }

  private static void finetune(Path out, String task, String epochs) throws IOException {
    Path pretrained = SmallBert.write(folder.resolve(task));
    CommandRun.of(
            "bert",
            "finetune",
            pretrained,
            "--task",
            task,
            "--train",
            train,
            "--valid",
            valid,
            "--out",
            out,
            "--lr",
            "3e-3",
            "--batch",
            "16",
            "--epochs",
            epochs,
            "--dropout",
            "0.05")
        .succeeded();
  }

  private static CommandRun exits(Path of, Object... more) {
    var args = new ArrayList<Object>(List.of("bert", "exits", of, "--train", train));
    args.addAll(List.of("--epochs", "12", "--batch", "16", "--lr", "3e-3", "--progress", "none"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  private static List<JsonNode> predicted(Object... more) throws IOException {
    var args = new ArrayList<Object>(List.of("bert", "predict", model, valid));
    args.addAll(List.of("--text-column", "sentence", "--json"));
    args.addAll(List.of(more));
    var objects = new ArrayList<JsonNode>();
    for (String line : CommandRun.of(args.toArray()).succeeded().out().lines().toList()) {
      objects.add(JSON.readTree(line));
    }
    return objects;
  }

  @Test
  void exitsAreTrainedMeasuredAndUsed() throws IOException {
    JsonNode json = exits(model, "--valid", valid, "--json").succeeded().json();
    assertEquals(1, json.path("exits").asInt());
    assertEquals(12 * 13, json.path("steps").asInt());
    assertEquals(11, json.path("curve").size());
    assertEquals(2, json.at("/curve/0/layers").asDouble());
    assertEquals(1, json.at("/curve/10/layers").asDouble());
    assertEquals(json.at("/plain/accuracy").asDouble(), json.at("/curve/0/accuracy").asDouble());
    assertTrue(json.at("/curve/0/accuracy").asDouble() >= 0.95, json.toString());
    assertFalse(Files.exists(model.resolve("runs/exits/checkpoints/training.safetensors")));

    List<JsonNode> plain = predicted();
    List<JsonNode> all = predicted("--uncertainty", "0");
    double layers = 0;
    for (int i = 0; i < plain.size(); i++) {
      assertEquals(plain.get(i).path("label"), all.get(i).path("label"));
      assertEquals(
          plain.get(i).path("probability").asDouble(),
          all.get(i).path("probability").asDouble(),
          1e-6);
      assertEquals(2, all.get(i).path("layers").asInt());
      assertTrue(plain.get(i).path("layers").isMissingNode());
    }
    for (JsonNode answer : predicted("--uncertainty", "0.4")) {
      layers += answer.path("layers").asInt();
    }
    assertEquals(json.at("/curve/4/layers").asDouble(), layers / plain.size(), 1e-9);
    String line =
        CommandRun.withInput(
                "the old film is good\n", "bert", "predict", model, "--uncertainty", "1")
            .succeeded()
            .out();
    assertTrue(line.matches("1\t0\\.\\d{6}\t1\n"), line);

    // Once more over what is there, from texts without labels.
    Path texts = Files.writeString(folder.resolve("texts.txt"), "the old film\nthe new film\n");
    String table =
        CommandRun.of(
                "bert", "exits", model, "--train", texts, "--text-column", "1", "--epochs", "1")
            .succeeded()
            .out();
    assertTrue(table.contains("early exits in"), table);
  }

  @Test
  void whatCannotBeIsOneLine() throws IOException {
    Path regression = folder.resolve("numbers");
    finetune(regression, "regress", "1");
    exits(regression).failed(2, "a model for the task regress");
    CommandRun.of("bert", "predict", regression, valid, "--uncertainty", "0.5")
        .failed(2, "a model for the task regress");
    CommandRun.of("bert", "predict", model, valid, "--uncertainty", "1.5")
        .failed(2, "uncertainty is 1.5: it must be 0 to 1");
    exits(folder.resolve("classify")).failed(3, "has no task.json");
    assertFalse(Files.exists(folder.resolve("classify/runs")));
    Path bare = folder.resolve("bare");
    finetune(bare, "classify", "1");
    CommandRun.of("bert", "predict", bare, valid, "--uncertainty", "0.5")
        .failed(3, "has no early exits: 'firth bert exits'");
    Files.write(bare.resolve("exits.safetensors"), new byte[100]);
    CommandRun.of("bert", "predict", bare, valid, "--uncertainty", "0.5")
        .failed(3, "exits.safetensors is cut off, damaged or no safetensors file");
  }
}
