package dev.firth.transformer.bert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.engine.Torch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BertEmbeddingsTest {
  private static final int PLACES = 20;
  private static final int DIM = 32;

  /** A rotation takes each place to the next one: products depend on distances alone. */
  @Test
  void placesThatBeginWithSinesDifferByTheirDistance() {
    var options =
        new BertOptions.Builder(50)
            .size(1, DIM, 2, 64)
            .positions(PLACES, 3)
            .deviation(0.08)
            .build();
    try (NDManager manager = Torch.manager().newSubManager()) {
      var model = new Bert(options);
      model.initialize(manager, 1);
      float[] before = positions(model);
      model.embeddings().positionsBeginWithSines();
      float[] after = positions(model);
      assertEquals(norm(before), norm(after), 0.05 * norm(before));
      // Rows before the first place are those of RoBERTa's padding.
      assertEquals(before[2 * DIM], after[2 * DIM]);
      for (int distance = 0; distance < PLACES; distance++) {
        double first = product(after, 3, 3 + distance);
        for (int place = 3; place + distance < PLACES + 3; place++) {
          assertEquals(first, product(after, place, place + distance), 1e-5);
        }
      }
      assertTrue(product(after, 3, 4) < product(after, 3, 3));
      assertTrue(product(after, 3, 8) < product(after, 3, 4));
    }
  }

  private static float[] positions(Bert model) {
    return model.parameters().get("embeddings.positions.weight").getArray().toFloatArray();
  }

  private static double norm(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += number * number;
    }
    return Math.sqrt(sum);
  }

  private static double product(float[] rows, int one, int other) {
    float[] a = Arrays.copyOfRange(rows, one * DIM, (one + 1) * DIM);
    float[] b = Arrays.copyOfRange(rows, other * DIM, (other + 1) * DIM);
    double sum = 0;
    for (int i = 0; i < DIM; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
