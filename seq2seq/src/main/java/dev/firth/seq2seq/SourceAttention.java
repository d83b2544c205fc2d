package dev.firth.seq2seq;

/**
 * How often a model looks at its source for each token: once in each head of each decoder layer.
 *
 * @param layers decoder layers that look; 0 for a model that does not
 * @param heads of each
 */
public record SourceAttention(int layers, int heads) {
  /** A model that does not look at a source. */
  public static final SourceAttention NONE = new SourceAttention(0, 0);

  /** One look, as recurrent models have it. */
  public static final SourceAttention SINGLE = new SourceAttention(1, 1);

  /** Whether there is any. */
  public boolean exists() {
    return layers > 0;
  }

  /** Whether there is one alone, whose weights add up to how much of the source was covered. */
  public boolean isSingle() {
    return layers == 1 && heads == 1;
  }
}
