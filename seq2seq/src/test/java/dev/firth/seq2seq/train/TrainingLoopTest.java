package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.files.SafetensorsReader;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a training ends, what it keeps, and which weights it leaves. */
class TrainingLoopTest {
  private static final Measure BLEU = new Measure("bleu", "", true);

  @TempDir Path folder;
  private TinyTraining training;
  private final List<Double> rates = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    training = new TinyTraining(folder, 1, 0);
  }

  @AfterEach
  void close() throws IOException {
    training.close();
  }

  /** A validation after each step. */
  private static TrainingOptions eachStep(TrainingLimits limits) {
    return TrainingOptions.of(limits).withValidation(1, "bleu").withLogEvery(1);
  }

  private TrainingResult train(TrainingOptions options, Schedule schedule, Double... bleu)
      throws IOException {
    var validators = List.of(training.validator, new ScriptedValidator(BLEU, bleu));
    try (var loop = training.loop(new Sgd(0.9, false, 0), schedule, validators, options)) {
      return loop.run();
    }
  }

  private TrainingResult train(TrainingOptions options, Double... bleu) throws IOException {
    return train(options, new ConstantSchedule(0.1, 0), bleu);
  }

  @Test
  void endsWhenPatienceDoes() throws IOException {
    var options = eachStep(TrainingLimits.ofSteps(100).withPatience(3));
    TrainingResult result = train(options, 10.0, 20.0, 20.0, 15.0, 19.0);
    assertEquals(StopReason.PATIENCE, result.reason());
    assertEquals(5, result.steps());
    assertEquals(2, result.bestStep());
    assertEquals(20.0, result.best().get("bleu"));
    assertTrue(result.best().containsKey("perplexity"));
    assertEquals(List.of("weights-00000002.safetensors"), keptWeights());
  }

  @Test
  void aBetterValueGivesPatienceAnew() throws IOException {
    var options = eachStep(TrainingLimits.ofSteps(7).withPatience(2));
    TrainingResult result = train(options, 10.0, 9.0, 11.0, Double.NaN, 12.0, 5.0, 13.0);
    assertEquals(StopReason.STEPS, result.reason());
    assertEquals(7, result.bestStep());
  }

  @Test
  void endsWithItsEpochs() throws IOException {
    var options = TrainingOptions.of(TrainingLimits.ofEpochs(2)).withValidation(0, "bleu");
    TrainingResult result = train(options, 1.0, 2.0);
    assertEquals(StopReason.EPOCHS, result.reason());
    assertEquals(2, result.epochs());
    assertEquals(2 * 8, result.steps());
  }

  @Test
  void endsWhenTheTimeIsUp() throws IOException {
    var limits = TrainingLimits.ofSteps(1_000_000).withMinutes(1e-9);
    TrainingResult result = train(eachStep(limits), 1.0);
    assertEquals(StopReason.TIME, result.reason());
  }

  @Test
  void thePlateauFollowsTheDecidingMeasure() throws IOException {
    var plateau = new PlateauSchedule(0.1, 0, 0.5, 0, 1e-9);
    var watched = new WatchedSchedule(plateau, step -> rates.add(plateau.rate(step)));
    train(eachStep(TrainingLimits.ofSteps(5)), watched, 10.0, 11.0, 10.5, 10.0, 12.0);
    assertEquals(List.of(0.1, 0.1, 0.1, 0.05, 0.025), rates);
  }

  @Test
  void theBestWeightsAreLeft() throws IOException {
    var weights = new WeightsOfSteps();
    train(eachStep(TrainingLimits.ofSteps(4)), weights.watched(), 1.0, 3.0, 2.0, 0.0);
    assertArrayEquals(weights.after(2), weights.now(), 0);
  }

  @Test
  void theLastWeightsAreLeft() throws IOException {
    var weights = new WeightsOfSteps();
    var options =
        eachStep(TrainingLimits.ofSteps(3))
            .withCheckpoints(CheckpointOptions.defaults().keeping(0, 0, FinalWeights.LAST));
    train(options, weights.watched(), 1.0, 3.0, 2.0);
    assertEquals(List.of(), keptWeights());
    assertTrue(Arrays.compare(weights.after(2), weights.now()) != 0);
  }

  @Test
  void theMeanOfTheBestIsLeft() throws IOException {
    var weights = new WeightsOfSteps();
    var options =
        eachStep(TrainingLimits.ofSteps(5))
            .withCheckpoints(
                CheckpointOptions.defaults().keeping(2, 0, FinalWeights.AVERAGE_OF_BEST));
    train(options, weights.watched(), 1.0, 3.0, 2.0, 2.5, 0.0);
    assertEquals(
        List.of("weights-00000002.safetensors", "weights-00000004.safetensors"), keptWeights());
    assertArrayEquals(mean(weights.after(2), weights.after(4)), weights.now(), 1e-7f);
  }

  @Test
  void theMeanOfTheLastIsLeft() throws IOException {
    var weights = new WeightsOfSteps();
    var options =
        eachStep(TrainingLimits.ofSteps(5))
            .withCheckpoints(
                CheckpointOptions.defaults().keeping(0, 3, FinalWeights.AVERAGE_OF_LAST));
    train(options, weights.watched(), 5.0, 3.0, 2.0, 2.5, 0.0);
    assertEquals(
        List.of(
            "weights-00000003.safetensors",
            "weights-00000004.safetensors",
            "weights-00000005.safetensors"),
        keptWeights());
    float[] last = stored("weights-00000005.safetensors");
    assertArrayEquals(mean(weights.after(3), weights.after(4), last), weights.now(), 1e-7f);
  }

  @Test
  void validationsSeeTheMovingAverageAndTheResultIsOne() throws IOException {
    var options =
        TrainingOptions.of(TrainingLimits.ofSteps(3))
            .withValidation(1, "loss")
            .withAverageDecay(0.5);
    var seen = new ArrayList<float[]>();
    Validator watching = new ScriptedValidator(LossValidator.LOSS, 3.0, 2.0, 1.0);
    Validator looking =
        new Validator() {
          @Override
          public List<Measure> measures() {
            return watching.measures();
          }

          @Override
          public List<Double> validate() throws IOException {
            seen.add(training.flatWeights());
            return watching.validate();
          }
        };
    try (var loop =
        training.loop(
            new Sgd(0, false, 0), new ConstantSchedule(0.1, 0), List.of(looking), options)) {
      loop.run();
    }
    assertEquals(3, seen.size());
    assertArrayEquals(seen.get(2), training.flatWeights(), 0);
  }

  @Test
  void metricsTellStepsAndValidations() throws IOException {
    train(eachStep(TrainingLimits.ofSteps(2)), 1.0, 2.0);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(training.run.metrics().file())) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertEquals(5, lines.size());
    JsonNode step = lines.get(0);
    assertEquals(1, step.get("step").asLong());
    assertEquals(0.1, step.get("lr").asDouble());
    for (String key : List.of("loss", "perplexity", "gradientNorm", "tokensPerSecond")) {
      assertTrue(step.get(key).asDouble() > 0, key);
    }
    JsonNode validation = lines.get(3).get("validation");
    assertEquals(2.0, validation.get("bleu").asDouble());
    assertEquals(
        Math.exp(validation.get("loss").asDouble()), validation.get("perplexity").asDouble(), 1e-9);
    assertEquals("STEPS", lines.get(4).get("ended").asText());
  }

  @Test
  void theLossOfValidationIsThatOfTrainingWithoutSmoothing() throws IOException {
    double loss = training.validator.validate().getFirst();
    double sum = 0;
    long tokens = 0;
    for (int i = 0; i < 8; i++) {
      try (BatchGradients batch = training.task.gradients(training.task.next())) {
        sum += batch.negativeLogLikelihood();
        tokens += batch.tokens();
      }
    }
    assertEquals(1, training.task.position().epoch());
    assertEquals(sum / tokens, loss, 1e-5);
  }

  @Test
  void aMeasureThatNobodyMeasuresIsWrongUse() {
    var options = eachStep(TrainingLimits.ofSteps(1)).withValidation(1, "blue");
    UsageException e = assertThrows(UsageException.class, () -> train(options, 1.0));
    assertEquals(
        "the measure 'blue' is not among those that are validated: loss, perplexity, bleu",
        e.getMessage());
  }

  @Test
  void aTrainingWithoutValidatorsKeepsTheLastWeights() throws IOException {
    var options =
        TrainingOptions.of(TrainingLimits.ofSteps(3))
            .withCheckpoints(CheckpointOptions.defaults().keeping(0, 0, FinalWeights.LAST));
    String before = training.hash();
    try (var loop =
        training.loop(new Sgd(0, false, 0), new ConstantSchedule(0.1, 0), List.of(), options)) {
      assertEquals(Map.of(), Map.copyOf(loop.run().best()));
    }
    assertNotEquals(before, training.hash());
  }

  private List<String> keptWeights() throws IOException {
    try (var files = Files.list(training.run.checkpoints())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("weights-"))
          .sorted()
          .toList();
    }
  }

  private float[] stored(String name) throws IOException {
    var flat = FloatBuffer.allocate(100_000);
    try (var reader = SafetensorsReader.open(training.run.checkpoints().resolve(name))) {
      for (String path : training.model.parameters().keySet()) {
        flat.put(reader.floats(path));
      }
    }
    return Arrays.copyOf(flat.array(), flat.position());
  }

  private static float[] mean(float[]... all) {
    var mean = new float[all[0].length];
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      for (float[] one : all) {
        sum += one[i];
      }
      mean[i] = (float) (sum / all.length);
    }
    return mean;
  }

  /** Copies of the weights after each step but the last. */
  private final class WeightsOfSteps {
    private final List<float[]> before = new ArrayList<>();

    Schedule watched() {
      return new WatchedSchedule(
          new ConstantSchedule(0.1, 0), step -> before.add(training.flatWeights()));
    }

    float[] after(int step) {
      return before.get(step);
    }

    float[] now() {
      return training.flatWeights();
    }
  }
}
