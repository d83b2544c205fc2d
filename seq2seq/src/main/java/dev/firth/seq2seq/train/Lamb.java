package dev.firth.seq2seq.train;

/**
 * Adam's steps, each scaled to the norm of the weight that it changes, for large batches (You et
 * al. 2020, "Large Batch Optimization for Deep Learning", algorithm 2, with the means' bias
 * corrected). A weight or step of zeros is not scaled.
 */
public final class Lamb extends Optimizer {
  /**
   * @param weightDecay so many times the weight is added to the step before it is scaled
   */
  public Lamb(double beta1, double beta2, double epsilon, double weightDecay) {
    super(2, 0, weightDecay);
    constant("beta1", beta1);
    constant("beta2", beta2);
    constant("epsilon", epsilon);
  }

  @Override
  protected String source() {
    return forEachWeight(
        """
        t = float(number)
        mean = state[i].mul_(self.beta1).add_(g, alpha=1.0 - self.beta1)
        squares = state[n + i].mul_(self.beta2).addcmul_(g, g, value=1.0 - self.beta2)
        root = torch.sqrt(squares / (1.0 - self.beta2 ** t)) + self.epsilon
        change = mean / (1.0 - self.beta1 ** t) / root + w * decay
        size = torch.linalg_vector_norm(w)
        length = torch.linalg_vector_norm(change)
        scaled = torch.gt(size * length, 0.0)
        ratio = torch.where(scaled, size / length, torch.ones_like(size))
        w.sub_(change * ratio * rate)
        """);
  }
}
