package dev.firth.seq2seq.train;

import dev.firth.runs.AwaitedWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program of its own that trains in a folder, to be killed by {@link KilledTrainingTest}: begins,
 * or goes on if there is a checkpoint, and says each step before it does it.
 */
final class TrainingProgram {
  static final int STEPS = 60;

  private TrainingProgram() {}

  public static void main(String[] args) throws IOException {
    // Closing what belongs to the engine is waited for, too.
    String hash = AwaitedWork.run(() -> {}, () -> train(Path.of(args[0]), System.out::println));
    System.out.println("weights " + hash);
  }

  /** The hash of the weights when the training has come to its end. */
  static String train(Path folder, Steps steps) throws IOException {
    var options =
        TrainingOptions.of(TrainingLimits.ofSteps(STEPS))
            .withAccumulate(2)
            .withAverageDecay(0.99)
            .withValidation(10, "loss")
            .withCheckpoints(CheckpointOptions.defaults().withEverySteps(3))
            .withDeterministic(true);
    var schedule =
        new WatchedSchedule(
            new PlateauSchedule(0.01, 5, 0.5, 0, 1e-5), step -> steps.say("step " + step));
    boolean resumed = Files.exists(folder.resolve("run/checkpoints/training.safetensors"));
    try (var training = new TinyTraining(folder, resumed ? 2 : 1, 0.3);
        var loop = training.loop(Adam.transformer(), schedule, options)) {
      if (resumed) {
        loop.resume();
      }
      StopReason reason = loop.run().reason();
      return reason == StopReason.STEPS ? training.hash() : reason.toString();
    }
  }

  /** Hears of steps. */
  @FunctionalInterface
  interface Steps {
    void say(String step);
  }
}
