package dev.firth.eval.significance;

/**
 * A score whose items can be exchanged with those of another system on the same items: what a
 * randomisation test needs.
 *
 * @param <S> the implementing type: only scores of one kind can be mixed
 */
public interface ExchangeableScore<S extends ExchangeableScore<S>> extends ResampledScore {
  /**
   * The score of the pseudo-system that has this system's item where {@code own} is true and the
   * other system's where it is false.
   */
  double mixedWith(S other, boolean[] own);
}
