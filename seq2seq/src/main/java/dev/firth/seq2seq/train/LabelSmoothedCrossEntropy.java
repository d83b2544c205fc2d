package dev.firth.seq2seq.train;

import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * Cross-entropy against a target that keeps 1 - smoothing and spreads the rest over the whole
 * vocabulary (Szegedy et al. 2016), as PyTorch's {@code cross_entropy} defines it.
 *
 * <p>{@code with_gradient} takes scores (positions, vocabulary), overwrites nothing and returns the
 * sum of losses, the sum of the target's negative log-likelihoods, both in nats, and the gradient
 * of the first by the scores, which is known in closed form: softmax minus target.
 */
public final class LabelSmoothedCrossEntropy extends ScriptBlock {
  public LabelSmoothedCrossEntropy(double smoothing) {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException("smoothing is not from 0 to below 1: " + smoothing);
    }
    constant("smoothing", smoothing);
  }

  @Override
  protected String source() {
    return """
      def with_gradient(self, scores: Tensor, targets: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
        index = targets.unsqueeze(1)
        uniform = self.smoothing / float(scores.size(1))
        logs = torch.log_softmax(scores.detach(), 1)
        likelihood = -torch.sum(torch.gather(logs, 1, index))
        loss = likelihood * (1.0 - self.smoothing)
        if self.smoothing > 0.0:
          loss = loss - torch.sum(logs) * uniform
        gradient = torch.exp_(logs)
        if self.smoothing > 0.0:
          gradient = torch.sub_(gradient, uniform)
        kept = torch.full(index.size(), self.smoothing - 1.0, dtype=scores.dtype)
        return (loss, likelihood, torch.scatter_add_(gradient, 1, index, kept))
    """;
  }
}
