package dev.firth.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    while (!hasIdFile()) {
      assertTrue(training.isAlive(), () -> "ended too early: " + read("err"));
      Thread.sleep(20);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(training.pid())).start().waitFor();
    assertEquals(130, training.waitFor());
    assertTrue(read("err").contains("firth: interrupted"), read("err"));
    assertArrayEquals(EARLIER, Files.readAllBytes(model));
    assertEquals(List.of(), temporaryFiles());
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
