package dev.firth.eval.language;

/**
 * How surprised a model is by a text, for each unit of it: 2 to the power of the bits a unit, the
 * inverse of the geometric mean of the units' probabilities (Jelinek et al. 1977). Without its unit
 * the number means nothing.
 *
 * @param value from 1; infinite if the model rules the text out
 * @param unit what it is per
 * @param units how many of these the text has
 */
public record Perplexity(double value, PerplexityUnit unit, long units) {
  private static final double LOG2_OF_10 = Math.log(10) / Math.log(2);

  /**
   * The perplexity of a text.
   *
   * @param log10Probability of all of it
   * @param units above 0
   * @throws IllegalArgumentException if there are no units
   */
  public static Perplexity of(double log10Probability, PerplexityUnit unit, long units) {
    if (units <= 0) {
      throw new IllegalArgumentException("a text of " + units + " " + unit.label() + "s");
    }
    return new Perplexity(Math.pow(10, -(log10Probability / units)), unit, units);
  }

  /** Bits a unit: the cross-entropy. */
  public double bits() {
    return Math.log10(value) * LOG2_OF_10;
  }
}
