package dev.firth.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.OptionValue.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir Path folder;

  private final EffectiveOptions options = EffectiveOptions.none().with("dim", 100, Origin.DEFAULT);
  private final Provenance provenance = Provenance.capture(7, "scalar", List.of("firth", "x"));

  @Test
  void holdsOptionsProvenanceMetricsAndCheckpoints() throws IOException {
    Path path = folder.resolve("a/run");
    try (var run = RunDirectory.create(path, options, provenance)) {
      run.metrics().log(Map.of("step", 1, "loss", 0.5));
      run.metrics().log(Map.of("loss", Double.NaN));
      assertTrue(Files.isDirectory(run.checkpoints()));
      assertEquals(options, run.options());
    }
    JsonNode written = json(Files.readString(path.resolve("provenance.json")));
    assertEquals(7, written.path("seed").asLong());
    assertEquals("scalar", written.path("kernels").asText());
    List<String> lines = Files.readAllLines(path.resolve("metrics.jsonl"));
    assertEquals(0.5, json(lines.get(0)).path("loss").asDouble());
    assertEquals("NaN", json(lines.get(1)).path("loss").asText());
    assertTrue(json(lines.get(0)).has("time"));
  }

  @Test
  void theCorpusHashMayComeLater() throws IOException {
    Path corpus = Files.writeString(folder.resolve("corpus.txt"), "a b c\n");
    CorpusHash hash = CorpusHash.start(List.of(corpus));
    Path path = folder.resolve("run");
    try (var run = RunDirectory.create(path, options, provenance)) {
      run.update(provenance.withCorpus(hash.get()));
    }
    JsonNode file = json(Files.readString(path.resolve("provenance.json"))).path("corpus").path(0);
    assertEquals(6, file.path("bytes").asLong());
    assertEquals(HashedFile.of(corpus).sha256(), file.path("sha256").asText());
  }

  @Test
  void whatAKilledRunLeftIsBegunAnew() throws IOException {
    Path path = Files.createDirectories(folder.resolve("run"));
    Files.createDirectory(path.resolve("checkpoints"));
    Files.createFile(path.resolve("metrics.jsonl"));
    Files.writeString(path.resolve(".options.json.0123abcd.tmp"), "{");
    try (var run = RunDirectory.create(path, options, provenance)) {
      assertEquals(options, run.options());
    }
    assertTrue(RunDirectory.isRun(path));
  }

  @Test
  void neverOverwritesOtherThings() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    var e = assertThrows(UsageException.class, () -> create(folder));
    assertTrue(e.getMessage().startsWith(folder + " is not empty and not the directory of a run"));
    assertEquals(1, names(folder).size());
    Path file = folder.resolve("thesis.txt");
    assertThrows(UsageException.class, () -> create(file));
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void beginsAnewOverARunWithoutCheckpointsOnly() throws IOException {
    Path path = folder.resolve("run");
    try (var run = RunDirectory.create(path, options, provenance)) {
      run.metrics().log(Map.of("step", 1));
    }
    try (var run = create(path)) {
      assertEquals(0, Files.size(run.metrics().file()));
      Files.writeString(run.checkpoints().resolve("step-1"), "weights");
    }
    assertThrows(UsageException.class, () -> create(path));
    assertEquals("weights", Files.readString(path.resolve("checkpoints/step-1")));
  }

  @Test
  void resumesBehindTheLastWholeLine() throws IOException {
    Path path = folder.resolve("run");
    try (var run = create(path)) {
      run.metrics().log(Map.of("step", 1));
    }
    Path metrics = path.resolve("metrics.jsonl");
    Files.writeString(metrics, Files.readString(metrics) + "{\"step\":2,\"lo");
    try (var run = RunDirectory.resume(path)) {
      run.metrics().log(Map.of("step", 3));
    }
    List<Integer> steps = new ArrayList<>();
    for (String line : Files.readAllLines(metrics)) {
      steps.add(json(line).path("step").asInt());
    }
    assertEquals(List.of(1, 3), steps);
  }

  @Test
  void onlyOneRunAtATime() throws IOException {
    Path path = folder.resolve("run");
    try (var run = create(path)) {
      var e = assertThrows(IOException.class, () -> RunDirectory.resume(path));
      assertTrue(e.getMessage().contains("in use"), e.getMessage());
      run.metrics().log(Map.of("step", 1));
    }
    RunDirectory.resume(path).close();
  }

  @Test
  void onlyRunsAreResumed() {
    assertThrows(BadInputException.class, () -> RunDirectory.resume(folder));
    assertThrows(BadInputException.class, () -> RunDirectory.resume(folder.resolve("no")));
  }

  private RunDirectory create(Path path) throws IOException {
    return RunDirectory.create(path, options, provenance);
  }

  private static List<Path> names(Path path) throws IOException {
    try (var files = Files.list(path)) {
      return files.toList();
    }
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
