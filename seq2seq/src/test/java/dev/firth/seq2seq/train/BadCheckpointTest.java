package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.data.Sentences;
import dev.firth.seq2seq.files.SafetensorsReader;
import dev.firth.seq2seq.files.SafetensorsWriter;
import dev.firth.seq2seq.files.TensorData;
import dev.firth.testkit.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that cannot be gone on from say why, and change nothing. */
class BadCheckpointTest {
  private static final TrainingOptions OPTIONS =
      TrainingOptions.of(TrainingLimits.ofSteps(2)).withValidation(1, "loss");

  @TempDir Path folder;
  private Path checkpoint;
  private byte[] good;

  @BeforeEach
  void train() throws IOException {
    try (var training = new TinyTraining(folder, 1, 0);
        var loop = loop(training, new Sgd(0.9, false, 0))) {
      loop.run();
    }
    checkpoint = folder.resolve("run/checkpoints/training.safetensors");
    good = Files.readAllBytes(checkpoint);
  }

  private static TrainingLoop loop(TinyTraining training, Optimizer optimizer) {
    return training.loop(optimizer, new ConstantSchedule(0.1, 0), OPTIONS);
  }

  @Test
  void aCheckpointCutInHalfIsRefused() throws IOException {
    Damage.truncated(good, good.length / 2).writeTo(checkpoint);
    assertRefused(new Sgd(0.9, false, 0), checkpoint.toString());
  }

  @Test
  void damagedCheckpointsAreRefused() throws IOException {
    for (Damage damage : Damage.fuzz(good, 60).toList()) {
      if (!Arrays.equals(good, damage.bytes())) {
        damage.writeTo(checkpoint);
        assertRefused(new Sgd(0.9, false, 0), checkpoint.toString());
      }
    }
  }

  @Test
  void noCheckpointIsRefused() throws IOException {
    Files.delete(checkpoint);
    assertRefused(new Sgd(0.9, false, 0), "there is no file " + checkpoint);
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Files.copy(
        checkpoint.resolveSibling("weights-00000002.safetensors"),
        checkpoint,
        StandardCopyOption.REPLACE_EXISTING);
    assertRefused(new Sgd(0.9, false, 0), checkpoint + " is no checkpoint of a training");
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    rewrite("firth.checkpoint", "99", 0);
    assertRefused(new Sgd(0.9, false, 0), checkpoint + " is a checkpoint of version 99, not 1");
  }

  @Test
  void anotherOptimizerIsRefused() throws IOException {
    assertRefused(
        new Nadam(0.9, 0.99, 1e-8),
        checkpoint + " is of a training with Sgd, and this one is with Nadam");
  }

  @Test
  void anotherSettingOfTheOptimizerIsRefused() throws IOException {
    assertRefused(new Sgd(0, false, 0), "optimizer.0.");
  }

  @Test
  void anotherShapeIsNamedWithBoth() throws IOException {
    rewrite("x", "y", 1);
    BadInputException e = refused(new Sgd(0.9, false, 0));
    assertTrue(e.getMessage().contains("weights.sourceEmbedding.weight"), e.getMessage());
    assertTrue(e.getMessage().contains("(51, 8)"), e.getMessage());
    assertTrue(e.getMessage().contains("(50, 8)"), e.getMessage());
  }

  @Test
  void otherDataAreRefused() throws IOException {
    Files.delete(folder.resolve("pairs.ids"));
    Sentences.write(folder.resolve("pairs.ids"), 2, List.of(List.of(new int[] {5}, new int[] {6})));
    assertRefused(new Sgd(0.9, false, 0), "was with other data");
  }

  /** Writes the checkpoint with another text among its metadata and a greater first tensor. */
  private void rewrite(String key, String value, int moreRows) throws IOException {
    Map<String, String> metadata;
    List<TensorData> tensors = new ArrayList<>();
    try (var reader = SafetensorsReader.open(checkpoint)) {
      metadata = new HashMap<>(reader.metadata());
      for (var tensor : reader.tensors().values()) {
        boolean first = tensor.name().equals("weights.sourceEmbedding.weight");
        long[] shape = tensor.shape().getShape();
        float[] values = reader.floats(tensor.name());
        if (first) {
          shape[0] += moreRows;
          values = Arrays.copyOf(values, values.length + moreRows * (int) shape[1]);
        }
        tensors.add(TensorData.of(tensor.name(), new Shape(shape), values));
      }
    }
    metadata.remove("firth.crc32c");
    metadata.put(key, value);
    SafetensorsWriter.write(checkpoint, metadata, tensors);
  }

  private void assertRefused(Optimizer optimizer, String part) throws IOException {
    BadInputException e = refused(optimizer);
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  private BadInputException refused(Optimizer optimizer) throws IOException {
    try (var training = new TinyTraining(folder, 9, 0);
        var loop = loop(training, optimizer)) {
      float[] before = training.flatWeights();
      BadInputException e = assertThrows(BadInputException.class, loop::resume);
      assertArrayEquals(before, training.flatWeights(), 0);
      return e;
    }
  }
}
