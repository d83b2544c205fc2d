package dev.firth.transformer;

/** What a feed-forward layer does between its two projections. */
public enum Activation {
  /** max(0, x). */
  RELU("torch.relu(%s)"),
  /** x times the normal distribution's probability below x (Hendrycks and Gimpel 2016). */
  GELU("torch.gelu(%s)"),
  /** The same approximated with a hyperbolic tangent, as in the programs of BERT and GPT-2. */
  GELU_TANH("torch.gelu(%s, approximate=\"tanh\")");

  private final String script;

  Activation(String script) {
    this.script = script;
  }

  /** The script's expression for an expression. */
  public String script(String x) {
    return script.formatted(x);
  }
}
