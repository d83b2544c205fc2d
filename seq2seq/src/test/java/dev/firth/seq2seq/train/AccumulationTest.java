package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.nn.Parameter;
import dev.firth.seq2seq.data.Batch;
import dev.firth.seq2seq.data.Sentences;
import dev.firth.seq2seq.data.TokenMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of unequal size that are summed for a step are as one batch of all their sentences. */
class AccumulationTest {
  private static final int BATCHES = 3;
  private static final double CLIP = 0.5;
  private static final double RATE = 0.5;

  @TempDir Path folder;

  @Test
  void accumulatedStepIsThatOfTheJoinedBatch() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path other = Files.createDirectory(folder.resolve("other"));
    try (var accumulated = new TinyTraining(one, 1, 0);
        var joined = new TinyTraining(other, 1, 0)) {
      var options =
          TrainingOptions.of(TrainingLimits.ofSteps(1))
              .withAccumulate(BATCHES)
              .withGreatestNorm(CLIP);
      StepLoss summed;
      try (var steps = new TaskSteps<>(accumulated.task, new Sgd(0, false, 0), options)) {
        summed = steps.run(RATE);
      }
      StepLoss whole = joinedStep(joined);
      assertEquals(whole.tokens(), summed.tokens());
      assertEquals(whole.loss(), summed.loss(), 1e-5 * whole.loss());
      assertEquals(whole.gradientNorm(), summed.gradientNorm(), 1e-5);
      assertClose(joined, accumulated);
    }
  }

  private static StepLoss joinedStep(TinyTraining training) {
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      batches.add(training.task.next());
    }
    try (var step =
        new TrainingStep(training.model, Sentences.SPECIAL, 0.1, new Sgd(0, false, 0), CLIP, 1)) {
      return step.run(
          join(batches, Batch::source),
          join(batches, Batch::targetIn),
          join(batches, Batch::targetOut),
          RATE);
    }
  }

  private static TokenMatrix join(List<Batch> batches, Function<Batch, TokenMatrix> side) {
    List<int[]> rows = new ArrayList<>();
    for (Batch batch : batches) {
      TokenMatrix matrix = side.apply(batch);
      for (int row = 0; row < matrix.rows(); row++) {
        int begin = row * matrix.columns();
        long[] ids = Arrays.copyOfRange(matrix.ids(), begin, begin + matrix.lengths()[row]);
        rows.add(Arrays.stream(ids).mapToInt(Math::toIntExact).toArray());
      }
    }
    return TokenMatrix.of(rows, Sentences.SPECIAL.pad());
  }

  private static void assertClose(TinyTraining expected, TinyTraining actual) {
    List<Parameter> weights = List.copyOf(actual.task.weights().values());
    int at = 0;
    for (var entry : expected.task.weights().entrySet()) {
      assertArrayEquals(
          entry.getValue().getArray().toFloatArray(),
          weights.get(at++).getArray().toFloatArray(),
          1e-6f,
          entry.getKey());
    }
  }

  @Test
  void stepsEndWithTheEpoch() throws IOException {
    try (var training = new TinyTraining(folder, 1, 0)) {
      var options = TrainingOptions.of(TrainingLimits.ofSteps(1)).withAccumulate(5);
      try (var steps = new TaskSteps<>(training.task, new Sgd(0, false, 0), options)) {
        steps.run(RATE);
        assertEquals(5, training.task.position().batch());
        steps.run(RATE);
        assertEquals(1, training.task.position().epoch());
        assertEquals(0, training.task.position().batch());
      }
    }
  }
}
