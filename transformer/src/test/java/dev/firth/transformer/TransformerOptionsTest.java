package dev.firth.transformer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformerOptionsTest {
  private static TransformerOptions shape(int dim, int heads, Positions positions) {
    return new TransformerOptions(dim, heads, 8, 1, 1, 0, Activation.RELU, true)
        .withPositions(positions);
  }

  @ParameterizedTest
  @CsvSource({"10,4,LEARNED", "8,0,LEARNED", "9,3,SINUSOIDAL", "6,2,ROTARY"})
  void sizesThatDoNotGoTogetherAreRefused(int dim, int heads, Positions positions) {
    assertThrows(IllegalArgumentException.class, () -> shape(dim, heads, positions));
  }

  @ParameterizedTest
  @CsvSource({"6,2,SINUSOIDAL", "8,2,ROTARY"})
  void pairsFit(int dim, int heads, Positions positions) {
    assertDoesNotThrow(() -> shape(dim, heads, positions));
  }

  @Test
  void onlyLearnedPlacesEnd() {
    TransformerOptions base = TransformerOptions.base();
    assertEquals(Integer.MAX_VALUE, base.places());
    assertEquals(30, base.withPositions(Positions.LEARNED, 30).places());
    assertThrows(IllegalArgumentException.class, () -> base.withPositions(Positions.LEARNED, 0));
  }
}
