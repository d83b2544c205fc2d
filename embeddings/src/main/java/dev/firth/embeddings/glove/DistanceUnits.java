package dev.firth.embeddings.glove;

/**
 * What a co-occurrence at a distance counts, in whole units: sums of whole numbers are the same in
 * any order, hence for any number of threads and of spilled parts.
 *
 * <p>1/d is a whole number of units if there are lcm(1..window) of them to a count of one; that
 * many fit for windows up to 22. For larger windows a unit is 2^-32 and 1/d is rounded to it. In
 * texts so large that a sum could overflow a long, a unit is a larger power of two.
 */
final class DistanceUnits {
  private static final long MOST = 1L << 32;

  private final long one;
  private final long[] byDistance;

  /**
   * @param largestCount occurrences of the most frequent word, which bounds every sum
   */
  DistanceUnits(int window, boolean weighted, long largestCount) {
    one = weighted ? unitsOfOne(window, largestCount) : 1;
    byDistance = new long[window + 1];
    for (int d = 1; d <= window; d++) {
      byDistance[d] = weighted ? Math.max(1, Math.round((double) one / d)) : 1;
    }
  }

  private static long unitsOfOne(int window, long largestCount) {
    // Σ 1/d over both sides is below 2 (1 + ln window), and below 16 for the largest window.
    long most = Math.min(MOST, Long.highestOneBit(Long.MAX_VALUE / 16 / Math.max(1, largestCount)));
    long lcm = 1;
    for (int d = 2; d <= window; d++) {
      lcm = lcm / gcd(lcm, d) * d;
      if (lcm > most) {
        return most;
      }
    }
    return lcm;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** By distance from 1. */
  long[] byDistance() {
    return byDistance;
  }

  /** The count that so many units make. */
  double count(long units) {
    return (double) units / (double) one;
  }
}
