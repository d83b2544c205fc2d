package dev.firth.corpora.almanac.world;

import java.util.List;

/**
 * Random numbers that stay the same on every Java version: SplitMix64 (Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", 2014). Not thread-safe: one per document.
 */
public final class Dice {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Dice for one purpose: different streams of one seed share nothing. */
  public static Dice of(long seed, long stream) {
    return new Dice(mix(mix(seed + STEP) ^ (stream * STEP + 1)));
  }

  /** A number from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** A number from 0 (inclusive) to 1 (exclusive). */
  public double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  public <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  private long next() {
    state += STEP;
    return mix(state);
  }

  private static long mix(long value) {
    long v = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    v = (v ^ (v >>> 27)) * 0x94D049BB133111EBL;
    return v ^ (v >>> 31);
  }
}
