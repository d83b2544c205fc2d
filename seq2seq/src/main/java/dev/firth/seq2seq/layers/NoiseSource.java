package dev.firth.seq2seq.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * Makes dropout's masks: number i of a rate's mask at a step follows from (seed, step, rate, i)
 * alone, so a training that resumes at a step sees the masks it would have seen.
 *
 * <p>Numbers are hashes of their places, not a sequence, and are written as the bits of floats, so
 * that the compiler makes eight or sixteen at a time: about a third of a nanosecond each.
 */
public final class NoiseSource {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Numbers of a block, which has keys of its own. */
  private static final int BLOCK = 4096;

  private final long seed;
  private final int[] block = new int[BLOCK];

  public NoiseSource(long seed) {
    this.seed = seed;
  }

  /** The mask of a rate at a step: count numbers. */
  public NDArray mask(NDManager manager, double rate, long step, int count) {
    ByteBuffer mask = ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES));
    fill(mask, rate, step);
    return manager.create(mask, new Shape(count), DataType.FLOAT32);
  }

  /**
   * Fills a buffer with the mask of a rate at a step: floats in native order that are 0 or 1 / (1 -
   * rate). Not safe for several threads.
   */
  public void fill(ByteBuffer mask, double rate, long step) {
    IntBuffer bits = mask.order(ByteOrder.nativeOrder()).asIntBuffer();
    long key = mix(mix(seed + GOLDEN * step) ^ Double.doubleToLongBits(rate));
    while (bits.hasRemaining()) {
      key += GOLDEN;
      fillBlock(mix(key), rate);
      bits.put(block, 0, Math.min(BLOCK, bits.remaining()));
    }
  }

  /** The hash is Wellons' lowbias32, with half of the key at either end of its first round. */
  private void fillBlock(long key, double rate) {
    int first = (int) key;
    int second = (int) (key >>> Integer.SIZE);
    int dropped = (int) (rate * (1L << (Integer.SIZE - 1)));
    int kept = Float.floatToRawIntBits((float) (1 / (1 - rate)));
    for (int i = 0; i < BLOCK; i++) {
      int hash = i + first;
      hash = (hash ^ (hash >>> 16)) * 0x7FEB352D + second;
      hash = (hash ^ (hash >>> 15)) * 0x846CA68B;
      hash ^= hash >>> 16;
      // all bits of the shifted difference are set where 31 bits of the hash are below the rate
      block[i] = kept & ~(((hash >>> 1) - dropped) >> (Integer.SIZE - 1));
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
