package dev.firth.seq2seq.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.seq2seq.train.checkpoint.Checkpoint;
import dev.firth.testkit.Seeds;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trainings in a program of their own that is killed, or told to end, and started again. */
@Timeout(120)
class KilledTrainingTest {
  @TempDir Path folder;

  @Test
  void killedTrainingMakesTheSameWeights() throws IOException, InterruptedException {
    int step = 1 + Seeds.random(0).nextInt(TrainingProgram.STEPS - 1);
    String what = "killed at step " + step + ", " + Seeds.describe(0);
    Path killed = Files.createDirectory(folder.resolve("killed"));
    Process process = start(killed);
    awaitLine(process, "step " + step);
    process.destroyForcibly();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), what);
    assertEquals(137, process.exitValue(), what);

    Process again = start(killed);
    String hash = awaitLine(again, "weights ");
    assertEquals(0, again.waitFor(), what);
    assertEquals("weights " + uninterrupted(), hash, what);
  }

  @Test
  void trainingThatIsToldToEndFinishesItsStepAndSaves() throws IOException, InterruptedException {
    Path ended = Files.createDirectory(folder.resolve("ended"));
    Process process = start(ended);
    awaitLine(process, "step 7");
    process.toHandle().destroy(); // its output stays open, unlike after Process.destroy
    process.inputReader(UTF_8).lines().forEach(line -> {});
    assertEquals(143, process.waitFor());
    Path checkpoint = ended.resolve("run/checkpoints/training.safetensors");
    long step = Checkpoint.state(checkpoint).step();
    assertTrue(step >= 7, "the checkpoint is of step " + step);
    try (var files = Files.list(checkpoint.getParent())) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
    }
    assertEquals(uninterrupted(), TrainingProgram.train(ended, line -> {}));
  }

  private String uninterrupted() throws IOException {
    return TrainingProgram.train(Files.createDirectory(folder.resolve("whole")), line -> {});
  }

  private static Process start(Path folder) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            TrainingProgram.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Reads the program's lines up to one that begins so; the rest stays to be read. */
  private static String awaitLine(Process process, String begin) throws IOException {
    BufferedReader lines = process.inputReader(UTF_8);
    String line = lines.readLine();
    while (line != null && !line.startsWith(begin)) {
      line = lines.readLine();
    }
    assertTrue(line != null, "the program ended without '" + begin + "'");
    return line;
  }
}
