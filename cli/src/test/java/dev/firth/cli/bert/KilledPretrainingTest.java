package dev.firth.cli.bert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.firth.cli.CommandRun;
import dev.firth.cli.Firth;
import dev.firth.testkit.ChildProgram;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pretraining that was killed goes on to the same bytes. */
@Timeout(120)
class KilledPretrainingTest {
  private static final int STEPS = 300;
  private static final List<String> JVM =
      List.of("-Xmx512m", "--add-modules=jdk.incubator.vector", "-Dai.djl.offline=true");

  @TempDir Path folder;
  private Path text;

  private List<Object> pretrain(Path out, String... more) {
    var args = new ArrayList<Object>(List.of("bert", "pretrain", text, "--out", out));
    args.addAll(List.of("--size", "1x32", "--vocab-size", "400", "--max-length", "32"));
    args.addAll(List.of("--batch-tokens", "512", "--valid-share", "0.1", "--valid-rows", "50"));
    args.addAll(List.of("--max-steps", STEPS, "--log-every", "1", "--save-minutes", "0.002"));
    args.addAll(List.of("--deterministic", "--progress", "none", "--json"));
    args.addAll(List.of(more));
    return args;
  }

  @Test
  void aKilledPretrainingMakesTheSameWeights() throws IOException, InterruptedException {
    text = folder.resolve("almanac.txt");
    CommandRun.of("corpus", "almanac", text, "--form", "prose", "--tokens", "20000").succeeded();
    int step = 1 + Seeds.random(0).nextInt(STEPS * 2 / 3);
    String what = "killed behind step " + step + ", " + Seeds.describe(0);
    Path killed = folder.resolve("killed");
    try (var process = ChildProgram.start(Firth.class, JVM, pretrain(killed))) {
      Path metrics = killed.resolve("metrics.jsonl");
      Path checkpoint = killed.resolve("checkpoints/training.safetensors");
      process.await(() -> Files.exists(checkpoint) && Files.readAllLines(metrics).size() >= step);
      assertEquals(137, process.kill(), what);
    }
    assertFalse(Files.exists(killed.resolve("model.safetensors")), what);
    CommandRun.of(pretrain(killed, "--resume").toArray()).succeeded();

    Path whole = folder.resolve("whole");
    CommandRun.of(pretrain(whole).toArray()).succeeded();
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("model.safetensors")),
        Files.readAllBytes(killed.resolve("model.safetensors")),
        what);
  }
}
