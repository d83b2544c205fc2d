package dev.firth.eval.language.train;

import dev.firth.runs.BadInputException;

/** What is known of an n-gram in one long: its count, whether it is pruned, its backoff weight. */
final class NgramValue {
  private static final long MOST = Integer.MAX_VALUE;

  private NgramValue() {}

  static long of(long count, boolean pruned) throws BadInputException {
    if (count > MOST) {
      throw new BadInputException(
          "an n-gram of the text occurs " + count + " times: counts go up to " + MOST);
    }
    return withBackoff((pruned ? 1L << 63 : 0) | count << 32, 1);
  }

  static long withBackoff(long value, float backoff) {
    return (value & 0xffff_ffff_0000_0000L) | (Float.floatToRawIntBits(backoff) & 0xffff_ffffL);
  }

  static long count(long value) {
    return value >>> 32 & MOST;
  }

  static boolean isPruned(long value) {
    return value < 0;
  }

  static float backoff(long value) {
    return Float.intBitsToFloat((int) value);
  }
}
