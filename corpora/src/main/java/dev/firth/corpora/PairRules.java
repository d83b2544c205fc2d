package dev.firth.corpora;

import dev.firth.runs.UsageException;

/**
 * When a sentence pair is not fit for training.
 *
 * @param unit what lengths are counted in
 * @param maxLength longest side, in that unit; 100 words by default, as in OpusFilter's {@code
 *     LengthFilter}, or 1000 characters
 * @param maxRatio how many times as long as the other a side may be; 9 by default, as in Moses'
 *     {@code clean-corpus-n.perl}
 */
public record PairRules(Unit unit, int maxLength, double maxRatio) {
  private static final double MOSES_RATIO = 9;

  /** What the length of a sentence is counted in. */
  public enum Unit {
    /** Runs of bytes other than white space. */
    WORDS(100),
    /** Unicode code points, for languages that do not part words. */
    CHARACTERS(1000);

    private final int usualMaxLength;

    Unit(int usualMaxLength) {
      this.usualMaxLength = usualMaxLength;
    }

    /** The longest side by default. */
    public int usualMaxLength() {
      return usualMaxLength;
    }
  }

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public PairRules {
    if (maxLength < 1) {
      throw new UsageException("max-length is " + maxLength + ": it must be 1 or more");
    }
    if (!(maxRatio >= 1)) {
      throw new UsageException("max-ratio is " + maxRatio + ": it must be 1 or more");
    }
  }

  /** The usual rules in a unit. */
  public static PairRules of(Unit unit) {
    return new PairRules(unit, unit.usualMaxLength(), MOSES_RATIO);
  }

  /** The same with another longest side. */
  public PairRules withMaxLength(int length) {
    return new PairRules(unit, length, maxRatio);
  }

  /** The same with another greatest ratio of the lengths. */
  public PairRules withMaxRatio(double ratio) {
    return new PairRules(unit, maxLength, ratio);
  }
}
