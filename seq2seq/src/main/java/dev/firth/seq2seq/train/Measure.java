package dev.firth.seq2seq.train;

/**
 * A number that tells how good a model is.
 *
 * @param name such as {@code bleu}
 * @param unit such as {@code nats/token}; empty if it has none
 * @param higherIsBetter else lower is
 */
public record Measure(String name, String unit, boolean higherIsBetter) {
  /** Whether a value is better than another one; NaN never is. */
  public boolean isBetter(double value, double than) {
    return higherIsBetter ? value > than : value < than;
  }
}
