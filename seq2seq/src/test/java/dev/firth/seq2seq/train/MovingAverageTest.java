package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.Torch;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MovingAverageTest {
  private static final double DECAY = 0.6;

  @Test
  void followsByTheDefinitionAndChangesPlacesWithTheWeights() throws IOException {
    try (NDManager manager = Torch.manager().newSubManager()) {
      Parameter weight = weight(manager, 1, -2);
      try (var average = new MovingAverage(DECAY, Map.of("w", weight))) {
        double[] expected = {1, -2};
        for (int step = 1; step <= 20; step++) {
          weight.getArray().addi(1);
          average.follow(step);
          double kept = Math.min(DECAY, (1.0 + step) / (10.0 + step));
          expected[0] = kept * expected[0] + (1 - kept) * (1 + step);
          expected[1] = kept * expected[1] + (1 - kept) * (-2 + step);
        }
        float[] averages = {(float) expected[0], (float) expected[1]};
        average.during(() -> assertWeights(averages, weight));
        assertWeights(new float[] {21, 18}, weight);
        assertArrayEquals(averages, average.arrays().get("w").toFloatArray(), 1e-5f);
      }
    }
  }

  @Test
  void noAverageIsTheWeights() throws IOException {
    try (NDManager manager = Torch.manager().newSubManager()) {
      Parameter weight = weight(manager, 3, 4);
      try (var none = new MovingAverage(0, Map.of("w", weight))) {
        none.follow(1);
        none.during(() -> assertWeights(new float[] {3, 4}, weight));
        assertEquals(Map.of(), none.arrays());
      }
    }
  }

  private static Parameter weight(NDManager manager, float... values) {
    Parameter weight = Parameter.builder().setName("w").setType(Parameter.Type.WEIGHT).build();
    NDArray array = manager.create(values);
    weight.setArray(array);
    return weight;
  }

  private static void assertWeights(float[] expected, Parameter weight) {
    assertArrayEquals(expected, weight.getArray().toFloatArray(), 1e-5f);
  }
}
