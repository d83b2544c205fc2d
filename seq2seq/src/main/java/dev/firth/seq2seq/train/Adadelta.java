package dev.firth.seq2seq.train;

/** Steps in the units of the weights, from decaying averages (Zeiler 2012). */
public final class Adadelta extends Optimizer {
  public Adadelta(double rho, double epsilon, double weightDecay) {
    super(2, 0, weightDecay);
    constant("rho", rho);
    constant("epsilon", epsilon);
  }

  @Override
  protected String source() {
    return forEachWeight(
        """
        g = g + w * decay
        squares = state[i].mul_(self.rho).addcmul_(g, g, value=1.0 - self.rho)
        changes = state[n + i]
        change = torch.sqrt(changes + self.epsilon) / torch.sqrt(squares + self.epsilon) * g
        changes.mul_(self.rho).addcmul_(change, change, value=1.0 - self.rho)
        w.sub_(change * rate)
        """);
  }
}
