package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.seq2seq.train.checkpoint.Checkpoint;
import dev.firth.testkit.ChildProgram;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    try (var process = start(killed)) {
      process.awaitLine("step " + step);
      assertEquals(137, process.kill(), what);
    }
    try (var again = start(killed)) {
      String hash = again.awaitLine("weights ");
      assertEquals(0, again.awaitEnd(), what);
      assertEquals("weights " + uninterrupted(), hash, what);
    }
  }

  @Test
  void trainingThatIsToldToEndFinishesItsStepAndSaves() throws IOException, InterruptedException {
    Path ended = Files.createDirectory(folder.resolve("ended"));
    try (var process = start(ended)) {
      process.awaitLine("step 7");
      assertEquals(143, process.tellToEnd());
    }
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

  private static ChildProgram start(Path folder) throws IOException {
    List<String> jvm = List.of("-XX:TieredStopAtLevel=1", "-Xmx256m");
    return ChildProgram.start(TrainingProgram.class, jvm, List.of(folder));
  }
}
