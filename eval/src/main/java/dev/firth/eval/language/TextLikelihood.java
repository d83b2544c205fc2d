package dev.firth.eval.language;

/**
 * How probable a model finds a text: what every perplexity of it follows from, whatever the model's
 * tokens are.
 *
 * @param log10Probability of the whole text
 * @param tokens that the model predicted, the ends of lines among them
 * @param text the size of the text
 */
public record TextLikelihood(double log10Probability, long tokens, TextUnits text) {
  /**
   * The perplexity for each of a unit.
   *
   * @throws IllegalArgumentException if the text is empty
   */
  public Perplexity perplexity(PerplexityUnit unit) {
    long units = unit == PerplexityUnit.TOKEN ? tokens : text.of(unit);
    return Perplexity.of(log10Probability, unit, units);
  }

  /** Bits for each byte of UTF-8: what compares models across tokenizers. */
  public double bitsPerByte() {
    return perplexity(PerplexityUnit.BYTE).bits();
  }
}
