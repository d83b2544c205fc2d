package dev.firth.seq2seq.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.engine.Torch;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  private static final int DIM = 4;

  private static float[] numbers(Embedding embedding) {
    return embedding.parameters().get("weight").getArray().toFloatArray();
  }

  private static double meanSquare(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += number * number;
    }
    return sum / numbers.length;
  }

  @Test
  void replacedRowsKeepTheirDirectionsInTheSizeOfTheRest() {
    try (NDManager manager = Torch.manager().newSubManager()) {
      var embedding = new Embedding(5, DIM, 1);
      embedding.initialize(manager, 7);
      float[] before = numbers(embedding);
      Map<Integer, float[]> rows =
          Map.of(1, new float[] {2, 0, 0, -2}, 4, new float[] {0, 6, 0, 0});
      assertEquals(2, embedding.replaceRows(rows::get));
      float[] after = numbers(embedding);
      for (int kept : new int[] {0, 2, 3}) {
        assertArrayEquals(row(before, kept), row(after, kept));
      }
      double size = Math.sqrt(meanSquare(before) / ((4 + 4 + 36) / 8.0));
      float[] first = {(float) (2 * size), 0, 0, (float) (-2 * size)};
      assertArrayEquals(first, row(after, 1), 1e-6f);
      assertArrayEquals(new float[] {0, (float) (6 * size), 0, 0}, row(after, 4), 1e-6f);
    }
  }

  @Test
  void withoutRowsNothingChanges() {
    try (NDManager manager = Torch.manager().newSubManager()) {
      var embedding = new Embedding(3, DIM, 1);
      embedding.initialize(manager, 7);
      float[] before = numbers(embedding);
      assertEquals(0, embedding.replaceRows(id -> null));
      assertArrayEquals(before, numbers(embedding));
    }
  }

  private static float[] row(float[] numbers, int id) {
    return Arrays.copyOfRange(numbers, id * DIM, (id + 1) * DIM);
  }
}
