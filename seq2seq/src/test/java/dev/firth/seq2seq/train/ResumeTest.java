package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that was stopped or failed goes on to the same bytes, whatever is carried along. */
class ResumeTest {
  private static final int STEPS = 20;

  @TempDir Path folder;

  /** What differs between trainings; optimisers are new for each, and give the case its name. */
  record Setting(int number, Supplier<Optimizer> optimizer, int accumulate, double average) {
    TrainingOptions options() {
      return TrainingOptions.of(TrainingLimits.ofSteps(STEPS))
          .withAccumulate(accumulate)
          .withAverageDecay(average)
          .withGreatestNorm(1)
          .withValidation(4, "loss")
          .withCheckpoints(
              CheckpointOptions.defaults()
                  .withEverySteps(3)
                  .keeping(2, 2, FinalWeights.AVERAGE_OF_LAST))
          .withDeterministic(true);
    }

    @Override
    public String toString() {
      return "%s, %d batches a step, average %s"
          .formatted(optimizer.get().name(), accumulate, average);
    }
  }

  static Stream<Setting> settings() {
    return Stream.of(
        new Setting(0, () -> new Adam(0.9, 0.98, 1e-9, 0.01, true, false), 1, 0),
        new Setting(1, () -> new Adam(0.9, 0.98, 1e-9, 0, false, true), 3, 0),
        new Setting(2, () -> new Sgd(0.9, true, 1e-3), 1, 0.9),
        new Setting(3, () -> new Nadam(0.9, 0.999, 1e-8), 2, 0.99),
        new Setting(4, () -> new Adadelta(0.9, 1e-6, 0), 1, 0));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void stoppedTrainingGoesOn(Setting setting) throws IOException {
    String expected = uninterrupted(setting);
    SplittableRandom random = Seeds.random(setting.number());
    Path interrupted = Files.createDirectory(folder.resolve("interrupted"));
    int first = 1 + random.nextInt(STEPS - 2);
    int second = first + 1 + random.nextInt(STEPS - first - 1);
    String what =
        "stopped at " + first + " and " + second + ", " + Seeds.describe(setting.number());
    assertEquals(StopReason.STOPPED, stop(interrupted, setting, first, false), what);
    assertEquals(StopReason.STOPPED, stop(interrupted, setting, second, true), what);
    try (var training = new TinyTraining(interrupted, 33, 0.3);
        var loop = loop(training, setting, step -> {})) {
      loop.resume();
      TrainingResult result = loop.run();
      assertEquals(StopReason.STEPS, result.reason(), what);
      assertEquals(STEPS, result.steps(), what);
      assertEquals(expected, training.hash(), what);
    }
  }

  /** As {@link #stoppedTrainingGoesOn}, but from a checkpoint some steps before the end. */
  @ParameterizedTest
  @MethodSource("settings")
  void failedTrainingGoesOn(Setting setting) throws IOException {
    String expected = uninterrupted(setting);
    SplittableRandom random = Seeds.random(100 + setting.number());
    Path failed = Files.createDirectory(folder.resolve("failed"));
    int last = 4 + random.nextInt(STEPS - 4);
    String what = "failed at " + last + ", " + Seeds.describe(100 + setting.number());
    try (var training = new TinyTraining(failed, 1, 0.3);
        var loop = loop(training, setting, step -> fail(step, last))) {
      assertThrows(IllegalStateException.class, loop::run);
    }
    try (var training = new TinyTraining(failed, 33, 0.3);
        var loop = loop(training, setting, step -> {})) {
      loop.resume();
      loop.run();
      assertEquals(expected, training.hash(), what);
    }
  }

  private static void fail(long step, long last) {
    if (step > last) {
      throw new IllegalStateException("the test wants no step behind " + last);
    }
  }

  private String uninterrupted(Setting setting) throws IOException {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    try (var training = new TinyTraining(whole, 1, 0.3);
        var loop = loop(training, setting, step -> {})) {
      loop.run();
      return training.hash();
    }
  }

  private static StopReason stop(Path folder, Setting setting, int atStep, boolean resume)
      throws IOException {
    try (var training = new TinyTraining(folder, resume ? 22 : 1, 0.3)) {
      var stopper = new Stopper(atStep);
      try (var loop = loop(training, setting, stopper)) {
        stopper.loop = loop;
        if (resume) {
          loop.resume();
        }
        return loop.run().reason();
      }
    }
  }

  private static final class Stopper implements LongConsumer {
    private final long atStep;
    private TrainingLoop loop;

    Stopper(long atStep) {
      this.atStep = atStep;
    }

    @Override
    public void accept(long step) {
      if (step == atStep) {
        loop.stop();
      }
    }
  }

  private static TrainingLoop loop(TinyTraining training, Setting setting, LongConsumer onStep) {
    var plateau = new PlateauSchedule(0.05, 5, 0.5, 0, 1e-5);
    return training.loop(
        setting.optimizer().get(), new WatchedSchedule(plateau, onStep), setting.options());
  }
}
