package dev.firth.seq2seq.search;

import dev.firth.runs.UsageException;

/**
 * A number of tokens that may depend on the source: factor x source length, rounded down, plus a
 * constant. The end token does not count.
 *
 * @param factor 0 or more
 * @param constant 0 or more
 */
public record LengthLimit(double factor, int constant) {
  /**
   * @throws UsageException if one of them is negative or no number
   */
  public LengthLimit {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY) || constant < 0) {
      throw new UsageException(
          "a length limit of " + factor + " x source + " + constant + "; both must be 0 or more");
    }
  }

  /** A limit that does not depend on the source. */
  public static LengthLimit of(int tokens) {
    return new LengthLimit(0, tokens);
  }

  /** The limit for a source of so many tokens. */
  public int tokens(int sourceLength) {
    return (int) Math.min((long) (factor * sourceLength) + constant, Integer.MAX_VALUE);
  }
}
