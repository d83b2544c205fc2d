package dev.firth.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AwaitedWorkTest {
  @TempDir Path folder;

  @Test
  void theEndOfTheProgramWaitsAndTheWorkMayStillWrite() throws IOException, InterruptedException {
    Path target = folder.resolve("state");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                AwaitedProgram.class.getName(),
                target.toString())
            .redirectErrorStream(true)
            .start();
    assertEquals('w', process.getInputStream().read());
    process.toHandle().destroy();
    assertEquals(143, process.waitFor());
    assertEquals(1 << 20, Files.size(target));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(target), files.toList());
    }
  }

  @Test
  void whatTheWorkReturnsOrThrowsPasses() throws IOException {
    assertEquals("done", AwaitedWork.run(() -> {}, () -> "done"));
    IOException thrown = new IOException("as it is");
    assertEquals(
        thrown,
        assertThrows(
            IOException.class,
            () ->
                AwaitedWork.run(
                    () -> {},
                    () -> {
                      throw thrown;
                    })));
    assertFalse(AwaitedWork.isAwaited());
  }
}
