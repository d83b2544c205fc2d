package dev.firth.transformer;

/**
 * How a transformer knows where a token stands. Cross-attention has no positions of its own in any
 * of them.
 */
public enum Positions {
  /** Sines and cosines added to the embeddings (Vaswani et al. 2017, section 3.5). */
  SINUSOIDAL,
  /** A learned vector for each place added to the embeddings (Gehring et al. 2017). */
  LEARNED,
  /**
   * A learned number for each head and distance added to the scores of self-attention, distances in
   * buckets (Raffel et al. 2020): {@link RelativeBias}.
   */
  RELATIVE,
  /**
   * Queries and keys of self-attention turned by angles that grow with the place (Su et al. 2021).
   */
  ROTARY
}
