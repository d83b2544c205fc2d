package dev.firth.transformer.bert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BertOptionsTest {
  private static final int UNCASED = 30_522;

  private static long parameters(BertOptions options) {
    return new Bert(options).shapes().values().stream().mapToLong(Shape::size).sum();
  }

  /** The published models of the vocabulary of bert-base-uncased. */
  @ParameterizedTest
  @CsvSource({
    "TINY,4385920",
    "MINI,11170560",
    "SMALL,28763648",
    "MEDIUM,41373184",
    "BASE,109482240",
    "LARGE,335141888"
  })
  void sizesHaveTheirPublishedParameters(BertSize size, long parameters) {
    assertEquals(parameters, parameters(BertOptions.of(size, UNCASED)));
  }

  @Test
  void familyHasItsPublishedParameters() {
    BertOptions base = BertOptions.of(BertSize.BASE, UNCASED);
    // roberta-base and distilbert-base-uncased without poolers, albert-base-v2.
    assertEquals(
        124_055_040,
        parameters(new BertOptions.Builder(50_265).size(12, 768, 12, 3072).roberta(1).build()));
    assertEquals(
        66_362_880, parameters(base.toBuilder().size(6, 768, 12, 3072).distilBert().build()));
    assertEquals(
        11_683_584,
        parameters(new BertOptions.Builder(30_000).size(12, 768, 12, 3072).albert(128).build()));
  }

  @Test
  void weightsBeginAsInThePaper() {
    try (NDManager manager = Torch.manager().newSubManager()) {
      var bert = new Bert(new BertOptions.Builder(500).size(2, 64, 2, 256).build());
      bert.initialize(manager, 7);
      bert.parameters()
          .forEach(
              (path, parameter) -> {
                float[] values = parameter.getArray().toFloatArray();
                boolean norm = path.contains("orm.");
                if (path.endsWith("bias") || norm) {
                  float expected = path.endsWith("bias") ? 0 : 1;
                  for (float value : values) {
                    assertEquals(expected, value, path);
                  }
                  return;
                }
                double squares = 0;
                for (float value : values) {
                  assertTrue(Math.abs(value) <= 0.04f, path);
                  squares += value * value;
                }
                // A normal distribution cut at two deviations has 0.8796 of its deviation left.
                double deviation = Math.sqrt(squares / values.length);
                double tolerance = values.length < 1000 ? 2e-3 : 5e-4;
                assertEquals(0.02 * 0.8796, deviation, tolerance, path);
              });
    }
  }

  @Test
  void namesWhatMakesNoSense() {
    var builder = new BertOptions.Builder(100).size(2, 30, 4, 60);
    String message = assertThrows(UsageException.class, builder::build).getMessage();
    assertEquals("dim 30 does not divide by 4 heads", message);
    assertThrows(UsageException.class, () -> new BertOptions.Builder(100).build());
    assertThrows(
        UsageException.class,
        () -> BertOptions.of(BertSize.TINY, 100).toBuilder().dropout(1, 0).build());
  }
}
