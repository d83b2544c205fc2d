package dev.firth.seq2seq.search;

/**
 * Random numbers by their coordinates instead of by their turn, so that no order of work changes
 * them: the finaliser of SplitMix64 (Steele, Lea and Flood 2014) over the coordinates one after the
 * other.
 */
final class UniformDraws {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private UniformDraws() {}

  /** A number from 0 to below 1. */
  static double at(long seed, long sentence, int sample, int step) {
    long bits = mix(mix(mix(mix(seed) + sentence) + sample) + step);
    return (bits >>> 11) * 0x1p-53;
  }

  private static long mix(long value) {
    long z = value + GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
