package dev.firth.seq2seq.train;

/** Adam with Nesterov's momentum (Dozat 2016), its momentum warming up as in PyTorch. */
public final class Nadam extends Optimizer {
  /** Momentum's decay of PyTorch. */
  private static final double MOMENTUM_DECAY = 4e-3;

  public Nadam(double beta1, double beta2, double epsilon) {
    super(2, 1, 0);
    constant("beta1", beta1);
    constant("beta2", beta2);
    constant("epsilon", epsilon);
    constant("momentumDecay", MOMENTUM_DECAY);
  }

  @Override
  protected String source() {
    return forEachWeight(
        """
        t = float(number)
        mu = self.beta1 * (1.0 - 0.5 * 0.96 ** (t * self.momentumDecay))
        next = self.beta1 * (1.0 - 0.5 * 0.96 ** ((t + 1.0) * self.momentumDecay))
        if i == 0:
          state[2 * n].mul_(mu)
        product = float(state[2 * n])
        mean = state[i].mul_(self.beta1).add_(g, alpha=1.0 - self.beta1)
        squares = state[n + i].mul_(self.beta2).addcmul_(g, g, value=1.0 - self.beta2)
        root = torch.sqrt(squares / (1.0 - self.beta2 ** t)) + self.epsilon
        w.sub_(g / root * (rate * (1.0 - mu) / (1.0 - product)))
        w.sub_(mean / root * (rate * next / (1.0 - product * next)))
        """);
  }
}
