package dev.firth.transformer;

/** What a feed-forward layer does between its two projections. */
public enum Activation {
  /** max(0, x). */
  RELU("torch.relu(x)"),
  /** x times the normal distribution's probability below x (Hendrycks and Gimpel 2016). */
  GELU("torch.gelu(x)");

  private final String script;

  Activation(String script) {
    this.script = script;
  }

  String script() {
    return script;
  }
}
