package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Parameter;
import dev.firth.runs.Progress;
import dev.firth.seq2seq.data.Batch;
import dev.firth.seq2seq.data.SamplerPosition;
import dev.firth.seq2seq.train.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Losses that are no numbers end a training, and what was good stays. */
class DivergenceTest {
  private static final TrainingOptions OPTIONS =
      TrainingOptions.of(TrainingLimits.ofSteps(20))
          .withCheckpoints(CheckpointOptions.defaults().withEverySteps(2));

  @TempDir Path folder;
  private TinyTraining training;

  @BeforeEach
  void open() throws IOException {
    training = new TinyTraining(folder, 1, 0);
  }

  @AfterEach
  void close() throws IOException {
    training.close();
  }

  /** The task, but one batch costs NaN. */
  private record Poisoned(SequenceTask task, int bad) implements TrainingTask<Batch> {
    @Override
    public Map<String, Parameter> weights() {
      return task.weights();
    }

    @Override
    public Batch next() {
      return task.next();
    }

    @Override
    public BatchGradients gradients(Batch batch) {
      BatchGradients good = task.gradients(batch);
      return batch.index() == bad
          ? new BatchGradients(
              Double.NaN, good.negativeLogLikelihood(), good.tokens(), good.gradients())
          : good;
    }

    @Override
    public SamplerPosition position() {
      return task.position();
    }

    @Override
    public void resumeAt(SamplerPosition position) {
      throw new AssertionError("not resumed here");
    }

    @Override
    public void close() {
      task.close();
    }
  }

  @Test
  void theStepTheBatchAndItsSentencesAreNamed() throws IOException {
    try (var loop = loop(new Poisoned(training.task, 5), new ConstantSchedule(0.1, 0))) {
      var e = assertThrows(TrainingDivergedException.class, loop::run);
      assertEquals(6, e.step());
      String message = e.getMessage();
      assertTrue(
          message.startsWith("training diverged in step 6: the loss is NaN; batch 5 of epoch 0 ("),
          message);
      assertTrue(message.contains(sentences(5)), message);
      assertTrue(message.endsWith("training.safetensors holds step 4"), message);
    }
    assertTrue(Files.readString(training.run.metrics().file()).contains("\"diverged\""));
  }

  /** The sentences of a batch of the first epoch, as messages name them. */
  private String sentences(int batch) throws IOException {
    try (var other = new TinyTraining(Files.createDirectory(folder.resolve("other")), 1, 0)) {
      Batch named = other.task.next();
      while (named.index() < batch) {
        named = other.task.next();
      }
      String numbers = Arrays.toString(named.examples());
      return "sentences " + numbers.substring(1, numbers.length() - 1) + ";";
    }
  }

  @Test
  void ratesThatAreTooGreatEndInAnErrorAndTheWeightsBeforeIt() throws IOException {
    var schedule = new WatchedSchedule(step -> step < 4 ? 0.1 : 1e38, step -> {});
    float[] before;
    try (var loop = loop(training.task, schedule)) {
      assertThrows(TrainingDivergedException.class, loop::run);
      before = training.flatWeights();
    }
    Path checkpoint = training.run.checkpoints().resolve("training.safetensors");
    assertTrue(Checkpoint.state(checkpoint).step() >= 2);
    for (float weight : before) {
      assertTrue(Float.isFinite(weight));
    }
  }

  @Test
  void theFailingStepChangesNothing() throws IOException {
    try (var steps =
        new TaskSteps<>(new Poisoned(training.task, 1), new Sgd(0, false, 0), OPTIONS)) {
      steps.run(0.1);
      float[] before = training.flatWeights();
      assertThrows(TrainingDivergedException.class, () -> steps.run(0.1));
      assertArrayEquals(before, training.flatWeights(), 0);
      assertEquals(1, steps.steps());
    }
  }

  private TrainingLoop loop(TrainingTask<?> task, Schedule schedule) {
    return new TrainingLoop(
        task,
        new Sgd(0, false, 0),
        schedule,
        List.of(training.validator),
        OPTIONS,
        training.run,
        Progress.none());
  }
}
