package dev.firth.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: Ctrl-C, a full disk, a pipe whose reader leaves. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ProcessTest {
  private static final byte[] EARLIER = {1, 2, 3};

  @TempDir Path folder;
  private Path text;
  private Path model;

  @BeforeEach
  void writeFiles() throws IOException {
    text = folder.resolve("text.txt");
    model = folder.resolve("text.vec");
    var words = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      words.append("word").append(i % 500).append(i % 17 == 0 ? '\n' : ' ');
    }
    Files.writeString(text, words);
    Files.write(model, EARLIER);
  }

  @Test
  void interruptLeavesFinishedFilesAlone() throws Exception {
    var training =
        start(List.of("vectors", "train", text, "--out", model, "--epochs", "1000000"), "");
    awaitIn(training, this::hasIdFile);
    assertEquals(130, exitCodeAfter("INT", training));
    assertArrayEquals(EARLIER, Files.readAllBytes(model));
    assertEquals(List.of(), temporaryFiles());
  }

  @Test
  void interruptedIndexingLeavesTheIndexThatWasThere() throws Exception {
    Path index = folder.resolve("text.index");
    CommandRun.of("search", "index", text, "--out", index).succeeded();
    List<String> before = filesBelow(index);
    Path large = randomWords(2_000_000);
    var indexing = start(List.of("search", "index", large, "--out", index), "");
    awaitIn(indexing, () -> filesBelow(index).size() > before.size());
    assertEquals(130, exitCodeAfter("INT", indexing));
    assertEquals(before, filesBelow(index));

    Path fresh = folder.resolve("fresh.index");
    var first = start(List.of("search", "index", large, "--out", fresh), "");
    awaitIn(first, () -> Files.exists(fresh) && !filesBelow(fresh).isEmpty());
    assertEquals(143, exitCodeAfter("TERM", first));
    assertFalse(Files.exists(fresh), "a folder without an index is left");
  }

  @Test
  void interruptedLanguageModelsLeaveTheModelThatWasThere() throws Exception {
    Path arpa = Files.write(folder.resolve("text.arpa"), EARLIER);
    var training =
        start(List.of("lm", "train", randomWords(700_000), "--out", arpa, "--memory", "50m"), "");
    awaitIn(training, () -> !temporaryFiles().isEmpty());
    assertEquals(130, exitCodeAfter("INT", training));
    assertArrayEquals(EARLIER, Files.readAllBytes(arpa));
    assertEquals(List.of(), temporaryFiles());
  }

  @Test
  void interruptedTranslationModelsGoOn() throws Exception {
    Path pairs = folder.resolve("pairs");
    CommandRun.of("corpus", "almanac", pairs, "--form=parallel", "--sentences=300", "--held-out=20")
        .succeeded();
    Path run = folder.resolve("run");
    var training = start(translation(pairs, run, 1_000_000), "");
    Path checkpoint = run.resolve("checkpoints/training.safetensors");
    awaitIn(training, () -> Files.exists(checkpoint));
    new ProcessBuilder("kill", "-INT", Long.toString(training.pid())).start().waitFor();
    assertEquals(130, training.waitFor(), read("err"));
    assertTrue(
        read("err").lines().toList().getLast().startsWith("firth: interrupted"), read("err"));
    assertFalse(Files.exists(run.resolve("config.json")), "half a model looks like a whole one");

    var more = new ArrayList<>(translation(pairs, run, 1));
    more.addAll(List.of("--resume", "--json"));
    long steps = CommandRun.of(more.toArray()).succeeded().json().get("steps").asLong();
    assertTrue(steps >= 1, "steps " + steps);
    assertTrue(Files.exists(run.resolve("config.json")));
  }

  private static List<Object> translation(Path pairs, Path run, int steps) {
    return List.of(
        "translate",
        "train",
        "--source",
        pairs.resolve("train.en"),
        "--target",
        pairs.resolve("train.de"),
        "--valid-source",
        pairs.resolve("valid.en"),
        "--valid-target",
        pairs.resolve("valid.de"),
        "--out",
        run,
        "--dim",
        "16",
        "--layers",
        "1",
        "--valid-beam",
        "0",
        "--measure",
        "loss",
        "--validate-every",
        "5",
        "--epochs",
        "1000000",
        "--patience",
        "1000000",
        "--max-steps",
        steps,
        "--progress",
        "none");
  }

  private Path randomWords(int count) throws IOException {
    var random = new SplittableRandom(1);
    var words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append('w').append(random.nextInt(20_000)).append(i % 15 == 14 ? '\n' : ' ');
    }
    return Files.writeString(folder.resolve("random.txt"), words);
  }

  private static List<String> filesBelow(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.map(Path::toString).sorted().toList();
    } catch (UncheckedIOException e) {
      // The folder is on its way out.
      return List.of();
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException;
  }

  private void awaitIn(Process work, Condition condition) throws Exception {
    while (!condition.holds()) {
      assertTrue(work.isAlive(), () -> "ended too early: " + read("err"));
      Thread.sleep(5);
    }
  }

  /** Ends a process from outside, which it says in one line. */
  private int exitCodeAfter(String signal, Process work) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(work.pid())).start().waitFor();
    int code = work.waitFor();
    List<String> lines = read("err").lines().filter(line -> line.startsWith("firth")).toList();
    assertTrue(lines.getLast().startsWith("firth: interrupted"), read("err"));
    assertEquals(1, lines.stream().filter(line -> !line.contains("MB")).count(), read("err"));
    return code;
  }

  @Test
  void fullDiskLeavesFinishedFilesAlone() throws Exception {
    // Files of 100 KB at most: the ids fit, the vectors do not.
    var training =
        start(
            List.of("vectors", "train", text, "--out", model, "--epochs", "1", "--dim", "300"),
            "ulimit -f 100; ");
    assertEquals(1, training.waitFor(), read("err"));
    List<String> lines = read("err").lines().filter(line -> line.startsWith("firth:")).toList();
    assertEquals(1, lines.size(), read("err"));
    assertTrue(lines.getFirst().contains("text.vec"), lines.getFirst());
    assertArrayEquals(EARLIER, Files.readAllBytes(model));
    assertEquals(List.of(), temporaryFiles());
  }

  @Test
  void readerThatLeavesIsNoFailure() throws Exception {
    var pipe =
        shell(
            "set -o pipefail; "
                + quoted(command(List.of("corpus", "almanac", "-", "--tokens", "300000")))
                + " | head -n 1");
    assertEquals(0, pipe.waitFor(), read("err"));
    assertEquals(1, read("out").lines().count());
    assertTrue(read("err").lines().noneMatch(line -> line.startsWith("firth")), read("err"));
  }

  private boolean hasIdFile() throws IOException {
    return temporaryFiles().stream().anyMatch(name -> name.endsWith(".ids.tmp"));
  }

  private List<String> temporaryFiles() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".tmp")).toList();
    }
  }

  private Process start(List<?> args, String before) throws IOException {
    return shell(before + "exec " + quoted(command(args)));
  }

  private Process shell(String script) throws IOException {
    return new ProcessBuilder("bash", "-c", script)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private static List<String> command(List<?> args) throws IOException {
    var command = new ArrayList<String>();
    if (interruptsAreIgnored()) {
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx512m"));
    command.addAll(List.of("--add-modules=jdk.incubator.vector"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.firth.cli.Firth"));
    args.forEach(arg -> command.add(arg.toString()));
    return command;
  }

  /** A build that runs in the background of a shell passes an ignored SIGINT on to its children. */
  private static boolean interruptsAreIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("SigIgn:")) {
        return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0;
      }
    }
    return false;
  }

  private static String quoted(List<String> command) {
    var quoted = new StringBuilder();
    for (String part : command) {
      quoted.append('\'').append(part.replace("'", "'\\''")).append("' ");
    }
    return quoted.toString();
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
