package dev.firth.seq2seq.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes dropout's masks: number i of a rate's mask at a step follows from (seed, step, rate, i)
 * alone, so a training that resumes at a step sees the masks it would have seen.
 *
 * <p>Rates are rounded to 1/65,536; what is kept is scaled by the rounded rate's inverse, so the
 * mean stays exact.
 */
public final class NoiseSource {
  private static final int LEVELS = 1 << Short.SIZE;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;

  public NoiseSource(long seed) {
    this.seed = seed;
  }

  /** The mask of a rate at a step: count numbers that are 0 or 1 / (1 - rate). */
  public NDArray mask(NDManager manager, double rate, long step, int count) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES))
            .order(ByteOrder.nativeOrder());
    var values = new float[count];
    fill(values, rate, step);
    bytes.asFloatBuffer().put(values);
    return manager.create(bytes, new Shape(count), DataType.FLOAT32);
  }

  void fill(float[] mask, double rate, long step) {
    int dropped = (int) Math.round(rate * LEVELS);
    float kept = (float) LEVELS / (LEVELS - dropped);
    long state = mix(mix(seed + GOLDEN * step) ^ dropped);
    // One random word decides four numbers; SplitMix64 (Steele et al. 2014).
    for (int i = 0; i < mask.length; i += 4) {
      state += GOLDEN;
      long word = mix(state);
      for (int j = i; j < Math.min(i + 4, mask.length); j++) {
        mask[j] = (word & (LEVELS - 1)) < dropped ? 0 : kept;
        word >>>= Short.SIZE;
      }
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
