package dev.firth.seq2seq.train;

/**
 * Adam (Kingma and Ba 2015), AdamW with weight decay apart from the gradient (Loshchilov and Hutter
 * 2019), and AMSGrad with the greatest mean square so far (Reddi et al. 2018), each as one fused
 * operation of the engine.
 */
public final class Adam extends Optimizer {
  /**
   * @param decoupled weight decay shrinks the weights (AdamW), else it is added to the gradient
   */
  public Adam(
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      boolean decoupled,
      boolean amsgrad) {
    super(amsgrad ? 3 : 2, 0, weightDecay);
    constant("decoupled", decoupled);
    constant("amsgrad", amsgrad);
    constant("beta1", beta1);
    constant("beta2", beta2);
    constant("epsilon", epsilon);
  }

  /** With the settings of Vaswani et al. 2017: 0.9, 0.98, 1e-9, no weight decay. */
  public static Adam transformer() {
    return new Adam(0.9, 0.98, 1e-9, 0, false, false);
  }

  @Override
  protected String source() {
    return """
      def step(self, weights: List[Tensor], gradients: List[Tensor], state: List[Tensor], rate: float, number: int, decays: List[float]) -> None:
        n = len(weights)
        numbers : List[Tensor] = []
        for i in range(n):
          numbers.append(torch.tensor(float(number)))
          if decays[i] > 0.0:
            if self.decoupled:
              weights[i].mul_(1.0 - rate * decays[i])
            else:
              gradients[i].add_(weights[i], alpha=decays[i])
        torch._fused_adam_(weights, gradients, state[0:n], state[n:2 * n], state[2 * n:], numbers, lr=rate, beta1=self.beta1, beta2=self.beta2, weight_decay=0.0, eps=self.epsilon, amsgrad=self.amsgrad, maximize=False)
    """;
  }
}
