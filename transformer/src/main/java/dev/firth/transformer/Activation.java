package dev.firth.transformer;

/** What a feed-forward layer does between its projections. */
public enum Activation {
  /** max(0, x). */
  RELU("torch.relu(%s)", false),
  /** x times the normal distribution's probability below x (Hendrycks and Gimpel 2016). */
  GELU("torch.gelu(%s)", false),
  /** The same approximated with a hyperbolic tangent, as in the programs of BERT and GPT-2. */
  GELU_TANH("torch.gelu(%s, approximate=\"tanh\")", false),
  /**
   * A projection times another one's sigmoid linear unit (Shazeer 2020): in feed-forward layers
   * alone. These then have three matrices, so two thirds of the hidden units make as many weights
   * as the others have.
   */
  SWIGLU("torch.silu(self.gate(x)) * %s", true);

  private final String script;
  private final boolean gated;

  Activation(String script, boolean gated) {
    this.script = script;
    this.gated = gated;
  }

  /** The script's expression for an expression; with a gate, of a block that has that layer. */
  public String script(String x) {
    return script.formatted(x);
  }

  /** Whether a second projection decides how much of the first one passes. */
  boolean gated() {
    return gated;
  }
}
