package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The memory of the process and the heap in use from step 100 to step 2,000, with accumulation,
 * dropout, a moving average, validations and checkpoints. Java itself grows for some hundred steps
 * (its compilers, pages of the heap that are reached for the first time), by about 70 MB here; in
 * the second thousand it is flat. Batches that kept the 13 KB of their gradients would add 26 MB
 * there, ones that kept their dropout masks some hundreds.
 */
@EnabledOnOs(OS.LINUX)
class TrainingMemoryTest {
  private static final int FROM = 100;
  private static final int TO = 2000;
  private static final long MOST_AT_FIRST = 128L << 20;
  private static final long MOST_LATER = 20L << 20;
  private static final long MOST_HEAP = 4L << 20;

  @TempDir Path folder;
  private final List<Use> uses = new ArrayList<>();
  private byte[] garbage = {};

  private record Use(long resident, long heap) {}

  @Test
  void memoryStaysFlat() throws IOException {
    var options =
        TrainingOptions.of(TrainingLimits.ofSteps(TO))
            .withAccumulate(2)
            .withAverageDecay(0.999)
            .withValidation(100, "loss")
            .withCheckpoints(CheckpointOptions.defaults().withEverySteps(50))
            .withDeterministic(true);
    var schedule = new WatchedSchedule(new ConstantSchedule(1e-3, 0), this::measure);
    try (var training = new TinyTraining(folder, 1, 0.2);
        var loop = training.loop(Adam.transformer(), schedule, options)) {
      loop.run();
    }
    Use first = uses.getFirst();
    Use last = uses.getLast();
    Use middle = uses.get(uses.size() - 2);
    assertTrue(last.resident - first.resident < MOST_AT_FIRST, "resident: " + uses);
    assertTrue(last.resident - middle.resident < MOST_LATER, "resident: " + uses);
    assertTrue(garbage.length > 0);
    assertTrue(last.heap - first.heap < MOST_HEAP, "heap: " + uses);
  }

  private void measure(long step) {
    if (step == FROM || step == 500 || step == 1000 || step == TO) {
      touchHeap();
      System.gc();
      Runtime java = Runtime.getRuntime();
      uses.add(new Use(resident(), java.totalMemory() - java.freeMemory()));
    }
  }

  /** Young objects reach fresh pages of the heap for long; afterwards they have reached all. */
  private void touchHeap() {
    for (int i = 0; i < 16_000; i++) {
      garbage = new byte[1 << 16];
    }
  }

  /** Bytes of the process in memory. */
  private static long resident() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("no VmRSS");
  }
}
