package dev.firth.seq2seq.train;

/**
 * Stochastic gradient descent with momentum (Polyak 1964) or Nesterov's (Sutskever et al. 2013).
 */
public final class Sgd extends Optimizer {
  private final double momentum;
  private final boolean nesterov;

  public Sgd(double momentum, boolean nesterov, double weightDecay) {
    super(momentum > 0 ? 1 : 0, 0, weightDecay);
    this.momentum = momentum;
    this.nesterov = nesterov;
    constant("momentum", momentum);
  }

  @Override
  protected String source() {
    String direction = nesterov ? "g + v * self.momentum" : "v";
    return forEachWeight(
        "g = g + w * decay\n"
            + (momentum > 0
                ? "v = state[i].mul_(self.momentum).add_(g)\ng = " + direction + "\n"
                : "")
            + "w.sub_(g * rate)\n");
  }
}
