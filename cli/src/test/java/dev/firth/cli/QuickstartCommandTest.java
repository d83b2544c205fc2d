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

  @Test
  void otherTasksAreToldAsMissing() {
    CommandRun.of("quickstart", "--task", "bert", "--dir", folder).failed(2, "bert", "vectors");
  }
}
