package dev.firth.seq2seq.train;

import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;

/**
 * Gradients of the batches of a step, which become those of a token's mean loss: what one batch of
 * all their sentences would have.
 */
final class GradientSum implements AutoCloseable {
  private final ScriptModule scaling;
  private BatchGradients sum;

  /**
   * @param scaling a program of {@link GradientScaling}, which stays open
   */
  GradientSum(ScriptModule scaling) {
    this.scaling = scaling;
  }

  /** Adds a batch's, which are closed here. */
  void add(BatchGradients more) {
    if (sum == null) {
      sum = more;
      return;
    }
    try (more) {
      scaling.call("add", sum.gradients(), more.gradients()).close();
      sum =
          new BatchGradients(
              sum.loss() + more.loss(),
              sum.negativeLogLikelihood() + more.negativeLogLikelihood(),
              sum.tokens() + more.tokens(),
              sum.gradients());
    }
  }

  /**
   * Divides by the number of tokens and clips; to be called once, after all were added.
   *
   * @param greatestNorm infinite for no clipping
   */
  StepLoss finish(double greatestNorm) {
    double scale = 1.0 / sum.tokens();
    try (ScriptValue norm = scaling.call("apply", sum.gradients(), scale, greatestNorm)) {
      return new StepLoss(sum.loss(), sum.negativeLogLikelihood(), sum.tokens(), norm.toDouble());
    }
  }

  ScriptValue gradients() {
    return sum.gradients();
  }

  @Override
  public void close() {
    if (sum != null) {
      sum.close();
    }
  }
}
