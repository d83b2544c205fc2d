package dev.firth.seq2seq.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseSourceTest {
  private static float[] mask(long seed, double rate, long step, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES);
    new NoiseSource(seed).fill(bytes, rate, step);
    float[] mask = new float[count];
    bytes.asFloatBuffer().get(mask);
    return mask;
  }

  /** Five standard deviations of the share of a million numbers. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.3, 0.5, 0.9})
  void theRateIsKeptAndTheMeanIsOne(double rate) {
    int count = 1_000_000;
    float[] mask = mask(7, rate, 3, count);
    double dropped = 0;
    double sum = 0;
    for (float value : mask) {
      dropped += value == 0 ? 1 : 0;
      sum += value;
    }
    double deviation = Math.sqrt(rate * (1 - rate) / count);
    assertEquals(rate, dropped / count, 5 * deviation + 1.0 / (1 << 16));
    assertEquals(1, sum / count, 5 * deviation / (1 - rate));
  }

  @Test
  void aLongerMaskBeginsWithTheShorterOne() {
    float[] shorter = mask(1, 0.2, 5, 1001);
    assertArrayEquals(shorter, Arrays.copyOf(mask(1, 0.2, 5, 5000), 1001));
  }

  @Test
  void seedStepAndRateAllMatter() {
    float[] mask = mask(1, 0.5, 5, 256);
    assertFalse(Arrays.equals(mask, mask(2, 0.5, 5, 256)));
    assertFalse(Arrays.equals(mask, mask(1, 0.5, 6, 256)));
    assertFalse(Arrays.equals(mask, mask(1, 0.25, 5, 256)));
  }

  /** What follows a dropped number is dropped as often as anything else. */
  @Test
  void neighboursDoNotDependOnEachOther() {
    float[] mask = mask(3, 0.5, 1, 1_000_000);
    int both = 0;
    for (int i = 1; i < mask.length; i++) {
      both += mask[i] == 0 && mask[i - 1] == 0 ? 1 : 0;
    }
    assertEquals(0.25, both / 1e6, 5 * Math.sqrt(0.25 * 0.75 / 1e6));
  }
}
