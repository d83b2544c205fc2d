package dev.firth.eval.significance;

import java.util.Arrays;

/**
 * The draws of NumPy's default generator, {@code numpy.random.default_rng(seed)}: PCG64 (O'Neill
 * 2014, the XSL-RR variant with 128 bits of state), seeded through SeedSequence, with whole numbers
 * drawn by Lemire's method (2019). sacreBLEU resamples with it, so the same seed gives the same
 * resamples here as there.
 *
 * <p>Not for several threads at once: every test makes its own.
 */
public final class NumpyRandom {
  private static final long MULTIPLIER_HIGH = 2549297995355413924L;
  private static final long MULTIPLIER_LOW = 4865540595714422341L;
  private static final long LOW_32 = 0xFFFFFFFFL;

  private long high;
  private long low;
  private final long incrementHigh;
  private final long incrementLow;

  /** The upper half of the last 64 bits, which NumPy keeps for the next 32-bit draw. */
  private int spare;

  private boolean hasSpare;
  private int coinBits;
  private int coinsLeft;

  /**
   * The generator behind {@code default_rng(seed)}.
   *
   * @param seed not negative
   */
  public NumpyRandom(long seed) {
    if (seed < 0) {
      throw new IllegalArgumentException("a seed is not negative, but this is " + seed);
    }
    long[] words = SeedSequence.words(seed, 4);
    incrementHigh = words[2] << 1 | words[3] >>> 63;
    incrementLow = words[3] << 1 | 1;
    step();
    add(words[0], words[1]);
    step();
  }

  /**
   * As {@code integers(bound, size=into.length)}, or {@code choice(bound, …, replace=True)}: each
   * element gets a number from 0 to {@code bound - 1}.
   */
  public void indices(int bound, int[] into) {
    coinsLeft = 0;
    if (bound == 1) {
      Arrays.fill(into, 0);
      return;
    }
    long threshold = (LOW_32 - (bound - 1)) % bound;
    for (int i = 0; i < into.length; i++) {
      long product = nextBits32() * bound;
      while ((product & LOW_32) < threshold) {
        product = nextBits32() * bound;
      }
      into[i] = (int) (product >>> 32);
    }
  }

  /**
   * As one row of {@code integers(2, size=(…, into.length), dtype=bool)}: rows asked for one after
   * another are those of one such call, until something else is drawn.
   */
  public void coins(boolean[] into) {
    for (int i = 0; i < into.length; i++) {
      if (coinsLeft == 0) {
        coinBits = (int) nextBits32();
        coinsLeft = 32;
      }
      into[i] = (coinBits & 1) != 0;
      coinBits >>>= 1;
      coinsLeft--;
    }
  }

  /** 32 bits, not negative: the lower half of a 64-bit draw first, then its upper half. */
  private long nextBits32() {
    if (hasSpare) {
      hasSpare = false;
      return spare & LOW_32;
    }
    long bits = nextBits64();
    spare = (int) (bits >>> 32);
    hasSpare = true;
    return bits & LOW_32;
  }

  private long nextBits64() {
    step();
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  /** The state times the multiplier plus the increment, modulo 2^128. */
  private void step() {
    long newHigh =
        Math.unsignedMultiplyHigh(low, MULTIPLIER_LOW)
            + low * MULTIPLIER_HIGH
            + high * MULTIPLIER_LOW;
    low *= MULTIPLIER_LOW;
    high = newHigh;
    add(incrementHigh, incrementLow);
  }

  private void add(long otherHigh, long otherLow) {
    low += otherLow;
    high += otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
  }
}
