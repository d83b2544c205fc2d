package dev.firth.seq2seq.train;

/** Rates that shrink with the sum of squared gradients (Duchi et al. 2011). */
public final class Adagrad extends Optimizer {
  public Adagrad(double epsilon, double weightDecay) {
    super(1, 0, weightDecay);
    constant("epsilon", epsilon);
  }

  @Override
  protected String source() {
    return forEachWeight(
        """
        g = g + w * decay
        squares = state[i].addcmul_(g, g)
        w.sub_(g / (torch.sqrt(squares) + self.epsilon) * rate)
        """);
  }
}
