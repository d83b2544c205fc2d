package dev.firth.seq2seq.train;

/** Gradients over the root of their decaying mean square (Hinton, lecture 6e of 2012). */
public final class RmsProp extends Optimizer {
  public RmsProp(double alpha, double epsilon, double weightDecay) {
    super(1, 0, weightDecay);
    constant("alpha", alpha);
    constant("epsilon", epsilon);
  }

  @Override
  protected String source() {
    return forEachWeight(
        """
        g = g + w * decay
        squares = state[i].mul_(self.alpha).addcmul_(g, g, value=1.0 - self.alpha)
        w.sub_(g / (torch.sqrt(squares) + self.epsilon) * rate)
        """);
  }
}
