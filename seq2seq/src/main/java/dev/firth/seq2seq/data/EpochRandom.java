package dev.firth.seq2seq.data;

/**
 * The random numbers of one epoch: SplitMix64 (Steele, Lea and Flood 2014), written out because the
 * order of an epoch must stay the same for as long as checkpoints live.
 */
final class EpochRandom {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  EpochRandom(long seed, long epoch) {
    state = mix(mix(seed + GAMMA) ^ (epoch * 0xD1342543DE82EF95L));
  }

  /** A number from 0 to {@code bound} - 1. */
  private int below(int bound) {
    state += GAMMA;
    return (int) Math.unsignedMultiplyHigh(mix(state), bound);
  }

  /** Shuffles by Fisher and Yates' method, as Knuth and Durstenfeld have it. */
  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
