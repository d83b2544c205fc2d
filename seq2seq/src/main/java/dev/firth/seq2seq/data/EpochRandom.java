package dev.firth.seq2seq.data;

/**
 * The random numbers of one epoch or of a part of it: SplitMix64 (Steele, Lea and Flood 2014),
 * written out because what an epoch brings must stay the same for as long as checkpoints live. Not
 * thread-safe.
 */
public final class EpochRandom {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final long EPOCH_FACTOR = 0xD1342543DE82EF95L;

  private long state;

  /** The numbers that seed and epoch decide. */
  public EpochRandom(long seed, long epoch) {
    state = mix(mix(seed + GAMMA) ^ (epoch * EPOCH_FACTOR));
  }

  /** The numbers of a part of an epoch, such as a document or a row, alone. */
  public EpochRandom(long seed, long epoch, long part) {
    this(seed, epoch);
    state = mix(state ^ mix(part + GAMMA));
  }

  /** A number from 0 to {@code bound} - 1. */
  public int below(int bound) {
    return (int) Math.unsignedMultiplyHigh(next(), bound);
  }

  /** A number from 0, included, to 1, excluded. */
  public double uniform() {
    return (next() >>> 11) * 0x1p-53;
  }

  private long next() {
    state += GAMMA;
    return mix(state);
  }

  /** Shuffles by Fisher and Yates' method, as Knuth and Durstenfeld have it. */
  public void shuffle(int[] values) {
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
