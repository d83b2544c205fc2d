package dev.firth.seq2seq.train;

import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * How weights follow their gradients. The script's {@code step} changes weights and state in place:
 *
 * <pre>
 * def step(self, weights: List[Tensor], gradients: List[Tensor], state: List[Tensor], rate: float, number: int, decays: List[float])
 * </pre>
 *
 * <p>{@code state} holds the first kind of state of all weights, then the second and so on, then
 * the single numbers; {@code number} counts steps from 1. {@code decays} has each weight's decay:
 * the optimiser's, or 0 for weights that are spared. Each optimiser computes what PyTorch's of the
 * same name does.
 */
public abstract class Optimizer extends ScriptBlock {
  private final int kinds;
  private final int numbers;
  private final double weightDecay;

  /**
   * @param kinds tensors of state that each weight has, of its shape, zeros at first
   * @param numbers single numbers of state that all share, ones at first
   * @param weightDecay added to the gradient as so many times the weight, unless the optimiser says
   *     otherwise; 0 for none
   */
  protected Optimizer(int kinds, int numbers, double weightDecay) {
    this.kinds = kinds;
    this.numbers = numbers;
    this.weightDecay = weightDecay;
  }

  /** What tells its state from that of other optimisers. */
  final String name() {
    return getClass().getSimpleName();
  }

  final int kinds() {
    return kinds;
  }

  final int numbers() {
    return numbers;
  }

  final double weightDecay() {
    return weightDecay;
  }

  /**
   * A script that goes through the weights one by one.
   *
   * @param lines what is done with weight {@code w} and gradient {@code g} of number {@code i} of
   *     {@code n}, with weight decay {@code decay}
   */
  protected static String forEachWeight(String lines) {
    return """
        def step(self, weights: List[Tensor], gradients: List[Tensor], state: List[Tensor], rate: float, number: int, decays: List[float]) -> None:
          n = len(weights)
          for i in range(n):
            w = weights[i]
            g = gradients[i]
            decay = decays[i]
    """
        + lines.stripTrailing().stripIndent().indent(8);
  }
}
