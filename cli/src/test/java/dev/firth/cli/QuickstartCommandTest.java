package dev.firth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartCommandTest {
  @TempDir Path folder;

  @Test
  void showsWhatVectorsKnow() {
    Path home = folder.resolve("quick start");
    var json =
        CommandRun.of("quickstart", "--dir", home, "--tokens", "60000", "--json", "--progress=none")
            .succeeded()
            .json();
    assertTrue(Files.exists(Path.of(json.get("model").asText())));
    assertTrue(json.get("seconds").asDouble() > 0);
    assertTrue(json.get("neighbours").size() > 0);
    assertTrue(json.get("analogy").get("seen").asInt() > 0);
    assertTrue(json.get("analogy").get("accuracy").isNumber());
    assertTrue(json.get("similarity").get("spearman").isNumber());
    assertEquals(2, json.get("baseline").size());
  }

  /** In some seconds a model learns little, but everything is there. */
  @Test
  void showsWhatPretrainingIsWorth() {
    var json =
        CommandRun.of(
                "quickstart",
                "--task",
                "bert",
                "--dir",
                folder,
                "--minutes",
                "0.03",
                "--json",
                "--progress=none")
            .succeeded()
            .json();
    assertTrue(json.get("steps").asInt() > 1, json.toString());
    assertTrue(json.get("mlmAccuracy").asDouble() > 0.02, json.toString());
    assertTrue(json.get("nspAccuracy").asDouble() > 0.3, json.toString());
    for (String name : new String[] {"unigram", "bigram", "neighbours", "pairs"}) {
      assertTrue(json.get("baselines").has(name), name);
    }
    for (String name : new String[] {"accuracy", "fromScratch", "tfIdf"}) {
      assertTrue(json.get("fineTuned").get(name).asDouble() > 0.1, json.toString());
    }
    assertEquals(4, json.get("filled").size());
    String text = folder.resolve("tales/themes-valid.tsv").toString();
    var answers =
        CommandRun.of("bert", "predict", folder.resolve("themes"), text, "--text-column", "text");
    assertEquals(400, answers.succeeded().out().lines().count());
    CommandRun.of("bert", "fill-mask", json.get("model").asText(), "A [MASK].").succeeded();
  }

  @Test
  void otherTasksAreToldAsMissing() {
    CommandRun.of("quickstart", "--task", "poems", "--dir", folder).failed(2, "poems", "vectors");
    CommandRun.of("quickstart", "--task", "bert", "--dir", folder, "--tokens", "9")
        .failed(2, "--tokens is for --task vectors");
  }
}
